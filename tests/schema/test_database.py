"""What a database of ours stores and takes back, and how its tables are brought up to date."""

import pytest

from schema.database import Database, Migrations


@pytest.fixture
def db() -> Database:
    made = Database()
    made.execute("CREATE TABLE words (word TEXT NOT NULL)")
    return made


def words(db: Database) -> list[str]:
    return [word for (word,) in db.execute("SELECT word FROM words ORDER BY rowid")]


def add(db: Database, word: str | None) -> None:
    db.execute("INSERT INTO words VALUES (?)", [word])


def failing(db: Database, word: str) -> None:
    """A block that writes a word and then fails."""
    with db.atomic():
        add(db, word)
        raise KeyError(word)


def test_a_statement_alone_is_stored_at_once(db: Database) -> None:
    add(db, "水")
    assert not db.conn.in_transaction


def test_any_number_of_rows_is_added_in_their_order(db: Database) -> None:
    many = [f"{number}" for number in range(2345)]
    db.insert("words", ([word] for word in many))
    db.insert("words", [])
    assert words(db) == many


def test_rows_that_are_there_may_be_changed_instead(db: Database) -> None:
    db.execute("CREATE UNIQUE INDEX each_word ON words (word)")
    db.insert("words", [["水"], ["路"]])
    db.insert("words", [["路"], ["电"]], "ON CONFLICT (word) DO UPDATE SET word = word || '!'")
    assert words(db) == ["水", "路!", "电"]


def test_what_fails_inside_is_taken_back_alone(db: Database) -> None:
    with db.atomic():
        add(db, "水")
        with pytest.raises(KeyError):
            failing(db, "路")
        add(db, "电")
    assert words(db) == ["水", "电"]


def test_what_fails_outside_takes_everything_back(db: Database) -> None:
    with pytest.raises(KeyError):
        failing(db, "水")
    assert words(db) == []
    assert not db.conn.in_transaction


def test_where_the_database_took_all_back_itself_its_own_error_is_told(db: Database) -> None:
    db.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON words WHEN NEW.word = '坏'"
        " BEGIN SELECT RAISE(ROLLBACK, 'refused'); END"
    )
    with pytest.raises(Exception, match="refused"), db.atomic(), db.atomic():
        add(db, "坏")
    assert not db.conn.in_transaction


def migrations(made: list[str]) -> Migrations:
    """Two migrations that say when they are made."""
    ours = Migrations("ours")

    @ours
    def m1(db: Database) -> None:
        made.append("m1")
        db.execute("CREATE TABLE one (a TEXT)")

    @ours
    def m2(db: Database) -> None:
        made.append("m2")
        db.execute("CREATE TABLE two (a TEXT)")

    return ours


def test_a_migration_is_made_once_and_in_order(db: Database) -> None:
    made: list[str] = []
    ours = migrations(made)
    assert ours.applied(db) == []
    ours.apply(db, before=["m2"])
    assert ours.applied(db) == ["m1"]
    ours.apply(db)
    ours.apply(db)
    assert made == ["m1", "m2"]
    assert ours.applied(db) == list(ours.names)


def test_a_migration_that_fails_leaves_nothing_and_is_made_the_next_time(db: Database) -> None:
    ours = migrations([])
    db.execute("CREATE TABLE two (a TEXT)")
    with pytest.raises(Exception, match="already exists"):
        ours.apply(db)
    assert ours.applied(db) == ["m1"]
    db.execute("DROP TABLE two")
    ours.apply(db)
    assert ours.applied(db) == ["m1", "m2"]


def test_notes_that_another_library_wrote_are_understood(db: Database) -> None:
    db.execute(
        'CREATE TABLE "_sqlite_migrations" ("id" INTEGER PRIMARY KEY, "migration_set" TEXT,'
        ' "name" TEXT, "applied_at" TEXT)'
    )
    db.execute("INSERT INTO _sqlite_migrations VALUES (1, 'ours', 'm1', 'then')")
    made: list[str] = []
    migrations(made).apply(db)
    assert made == ["m2"]
