"""`python -m gui` is `jinbiao`."""

from gui.command import main

main()
