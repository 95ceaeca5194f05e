"""What no XML can hold, and so neither XMI nor a workbook."""

import re
from typing import Final

NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
