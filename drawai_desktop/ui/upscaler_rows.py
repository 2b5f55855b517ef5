"""Commands for other people's upscalers; absent where those can never be used."""

from drawai_desktop.core.detail_models import upscalers_are_offered
from drawai_desktop.ui.command import Command

_ROWS = (Command("install_detail", "Install de&tail model...", (), "Install somebody's upscaler"),)
UPSCALER_COMMANDS = _ROWS if upscalers_are_offered() else ()
