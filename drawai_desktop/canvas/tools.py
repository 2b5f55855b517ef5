"""All tools that draw, by what the hand holds."""

from drawai_desktop.canvas.brush_tools import BRUSH_TOOLS
from drawai_desktop.canvas.helping_hands import HELPING_HAND_TOOLS
from drawai_desktop.canvas.selection_tools import SELECTION_TOOLS
from drawai_desktop.canvas.shape_tools import SHAPE_TOOLS
from drawai_desktop.canvas.tool import Tool
from drawai_desktop.canvas.tool_state import ToolChoice

DRAWING_TOOLS: dict[ToolChoice, type[Tool]] = (
    BRUSH_TOOLS | SHAPE_TOOLS | HELPING_HAND_TOOLS | SELECTION_TOOLS
)
