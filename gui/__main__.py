"""`python -m gui` is `jinbiao`."""

from gui.command import main

if __name__ == "__main__":
    main(prog_name="jinbiao")
