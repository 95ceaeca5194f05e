"""Where a project is at risk: on the network, or in a folder that a program syncs."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from annotator.safety.places import Risk, is_synced, kind_of_disk, mounted, risk_of

MOUNTS = [("/", "ext4"), ("/home", "xfs"), ("/home/共享", "cifs"), ("/mnt/nas", "nfs4")]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/x", "ext4"),
        ("/home/a/x.jinbiao", "xfs"),
        ("/home/共享/x.jinbiao", "cifs"),
        ("/home/共享的/x.jinbiao", "xfs"),
        ("/mnt/nas", "nfs4"),
        ("/mnt/nas2/x", "ext4"),
    ],
)
def test_a_file_is_on_the_disk_that_is_mounted_deepest(path: str, kind: str) -> None:
    assert kind_of_disk(path, MOUNTS) == kind


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath("C:/Users/lin/OneDrive - 扶贫办/x.jinbiao"),
        PureWindowsPath("D:/我的坚果云/项目/x.jinbiao"),
        PureWindowsPath("D:/BaiduSyncdisk/x.jinbiao"),
        PurePosixPath("/Users/lin/Library/Mobile Documents/x.jinbiao"),
        PurePosixPath("/home/lin/Dropbox/项目/x.jinbiao"),
        PurePosixPath("/home/lin/Nextcloud/x.jinbiao"),
    ],
)
def test_folders_of_programs_that_sync_are_known_by_name(path: PurePosixPath) -> None:
    assert is_synced(path)


@pytest.mark.parametrize("name", ["onedriver", "项目", "dropboxes", "x.jinbiao", "同步"])
def test_other_folders_are_not_taken_for_them(tmp_path: Path, name: str) -> None:
    assert not is_synced(tmp_path / name / "Dropbox")


def test_what_such_a_program_leaves_in_its_folder_tells_too(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "项目").mkdir()
    assert risk_of(tmp_path / "项目" / "x.jinbiao") is Risk.SYNCED


def test_a_file_of_this_machine_is_at_no_risk(tmp_path: Path) -> None:
    assert risk_of(tmp_path / "x.jinbiao") is None
    assert any(place == "/" for place, _ in mounted())
