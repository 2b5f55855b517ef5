"""What is kept in the history, and when; and the way back."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon

from drawai_desktop.canvas.document import Document
from drawai_desktop.canvas.layer_edits import LayerEdits
from drawai_desktop.canvas.map_image import image_of
from drawai_desktop.canvas.undo_steps import WrapStep
from drawai_desktop.core.history import History, HistoryEntry
from drawai_desktop.core.layers import Layered
from drawai_desktop.core.style import Style, StyleChange
from drawai_desktop.engine.session.picture import Picture, Quality
from drawai_desktop.live.picture_holder import PictureHolder
from drawai_desktop.ui.background import BackgroundTask
from drawai_desktop.ui.compare_dialog import Compared, CompareDialog
from drawai_desktop.ui.history_strip import HistoryStrip, Tile
from drawai_desktop.ui.message import Kind, Message
from drawai_desktop.ui.project_saving import ProjectSaving
from drawai_desktop.ui.thumbnail_tiles import rounded_thumbnail
from drawai_desktop.words import translator

tr = translator(__name__)

_SMALL_PX = (160, 160)
"""A JPEG is decoded at an eighth, a quarter or half its size where that is enough for a tile."""


@dataclass(frozen=True, eq=False)
class _Settled:
    """A picture of good quality, and the document that it answers."""

    picture: Picture
    style: Style
    content: Layered


class HistoryPresenter(QObject):
    """Lives in the GUI thread; owns the history.

    The last settled picture is what a change of style, of seed, or of the document would lose: then
    it is kept, as it was when it was left, with everything painted into it.

    Signals:
        said(Message)
        changed: other entries are kept.
    """

    said = Signal(object)
    changed = Signal()

    def __init__(
        self,
        document: Document,
        layer_edits: LayerEdits,
        pictures: PictureHolder,
        projects: ProjectSaving,
        strip: HistoryStrip,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.history = History()
        self._document = document
        self._layer_edits = layer_edits
        self._pictures = pictures
        self._projects = projects
        self._strip = strip
        self._settled: _Settled | None = None
        self._generation = 0
        self._icons: dict[int, tuple[bytes, QIcon]] = {}
        pictures.changed.connect(self._on_pictures)
        document.style_changed.connect(self._on_style)
        document.about_to_open.connect(self._keep_settled)
        document.opened.connect(self._on_opened)
        strip.wanted.connect(self.bring_back)
        strip.pin_wanted.connect(self.pin)
        strip.remove_wanted.connect(self.remove)
        strip.clear_wanted.connect(self.clear)
        strip.marked.connect(self._on_marked)
        strip.compare_wanted.connect(self.compare)

    # Keeping.

    @Slot()
    def _on_pictures(self) -> None:
        picture = self._pictures.picture
        if picture is None or picture.request is None or not self._pictures.is_current:
            return
        if picture.quality is not Quality.PREVIEW:
            self._settled = _Settled(picture, picture.request.style, self._document.layered())

    @Slot()
    def _on_style(self) -> None:
        if self._settled is not None:
            change = self._settled.style.change_to(self._document.style)
            if change in (StyleChange.LOOK, StyleChange.SEED):
                self._keep_settled()

    @Slot()
    def _on_opened(self) -> None:
        self._generation += 1
        self._settled = None
        self.history.change_document(self._document.pins.entries)
        self.show_entries()

    @Slot()
    def _keep_settled(self) -> None:
        """Keeps the last settled picture, unless that is done already."""
        settled, self._settled = self._settled, None
        if settled is not None:
            self._keep(settled, is_pinned=False)

    @Slot()
    def keep_shown(self) -> None:
        """Keeps the picture that is shown, pinned."""
        if self._settled is None or not self._pictures.is_current:
            self._say(tr("The picture is not finished yet. Keep it when it is."), Kind.INFO)
        else:
            self._keep(self._settled, is_pinned=True)

    def _keep(self, settled: _Settled, is_pinned: bool) -> None:
        model, generation = self._projects.model_name(), self._generation

        def pack(_task: BackgroundTask) -> tuple[HistoryEntry, int]:
            array = settled.picture.array
            entry = HistoryEntry.of(settled.content, settled.style, array, model, is_pinned)
            return entry, generation

        task = BackgroundTask(pack, self)
        task.done.connect(self._take)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(object)
    def _take(self, packed: tuple[HistoryEntry, int]) -> None:
        entry, generation = packed
        is_pinned = entry.is_pinned
        kept = self.history.add(entry)
        if kept is None:
            if is_pinned:
                self._say(
                    tr("The history is full of pinned pictures. Remove one to keep another."),
                    Kind.WARNING,
                )
            return
        if is_pinned and generation != self._generation:
            self.history.pin(kept.key, False)  # it was pinned in another document
        elif is_pinned:
            self._note_pins()
        self.show_entries()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._say(sentence, Kind.WARNING)

    # What a person does with what is kept.

    @Slot(int)
    def bring_back(self, key: int) -> None:
        """The map, joined sides, style and seed of an entry again, as one step of undo."""
        entry = self.history.get(key)
        document = self._document
        if entry is None or document.hand_is_down():
            return
        document.about_to_edit.emit()
        content = entry.content()
        has_layers = content.has_layers_of(document.layered())
        has_sides = content.wrap is document.wrap
        if has_layers and has_sides and entry.style == document.style:
            self._say(tr("The canvas is as it was then."), Kind.INFO)
            return
        self._keep_settled()
        document.undo_stack.beginMacro(tr("Back to {style}", style=words_of(entry.style)))
        if not has_layers:
            self._layer_edits.become(tr("Layers"), content)
        if not has_sides:
            document.undo_stack.push(WrapStep(document, tr("Join sides"), content.wrap))
        document.choose_style(entry.style)
        document.undo_stack.endMacro()
        model = self._projects.model_name()
        if entry.model and model and entry.model != model:
            self._say(
                tr(
                    "That picture was made with the model {model}; {now} paints it differently.",
                    model=entry.model,
                    now=model,
                ),
                Kind.INFO,
            )

    @Slot(int, bool)
    def pin(self, key: int, is_pinned: bool) -> None:
        """Whether an entry is to stay, and goes with the project."""
        if self.history.get(key) is not None:
            self.history.pin(key, is_pinned)
            self._note_pins()
            self.show_entries()

    @Slot(int)
    def remove(self, key: int) -> None:
        """Forgets an entry."""
        entry = self.history.get(key)
        if entry is not None:
            self.history.remove(key)
            if entry.is_pinned:
                self._note_pins()
            self.show_entries()

    @Slot()
    def clear(self) -> None:
        """Forgets all that is not pinned."""
        self.history.forget_unpinned()
        self.show_entries()

    @Slot(int)
    def _on_marked(self, key: int) -> None:
        entry = self.history.get(key)
        if entry is not None:
            self._say(
                tr(
                    "{style} is to be compared. Ctrl+click another picture, or press C on it.",
                    style=words_of(entry.style),
                ),
                Kind.INFO,
            )

    @Slot(int, int)
    def compare(self, first: int, second: int) -> None:
        """Shows two entries, parted by a line that can be dragged."""
        entries = self.history.get(first), self.history.get(second)
        pictures = [
            Compared(image_of(_whole(entry.picture)), words_of(entry.style))
            for entry in entries
            if entry is not None
        ]
        if len(pictures) == 2:
            CompareDialog(pictures[0], pictures[1], self._strip.window()).open()

    def _note_pins(self) -> None:
        self._document.pins.set(self.history.pinned)

    def show_entries(self) -> None:
        """Shows what is kept now."""
        entries = self.history.entries
        self._icons = {entry.key: (entry.picture, self._icon_of(entry)) for entry in entries}
        self._strip.show_tiles([_tile(entry, self._icons[entry.key][1]) for entry in entries])
        self.changed.emit()

    def _icon_of(self, entry: HistoryEntry) -> QIcon:
        """The entry's small picture, decoded anew only where it is another one."""
        content, icon = self._icons.get(entry.key, (b"", QIcon()))
        if content is entry.picture:
            return icon
        return QIcon(rounded_thumbnail(image_of(_small(entry.picture))))

    def _say(self, text: str, kind: Kind) -> None:
        self.said.emit(Message(text, kind))


def words_of(style: Style) -> str:
    """What an entry is called: its look, and the seed where there is one."""
    if not style.seed:
        return style.title
    return tr("{style}, seed {seed}", style=style.title, seed=style.seed)


def _tile(entry: HistoryEntry, picture: QIcon) -> Tile:
    height, width = entry.size
    style = entry.style
    # For more there is no room.
    name = tr("Seed {seed}", seed=style.seed) if style.seed else style.title
    tip = f"{words_of(style)}, {width} × {height}"
    return Tile(entry.key, name, tip, picture, entry.is_pinned)


def _whole(content: bytes) -> np.ndarray:
    return np.array(_opened(content).convert("RGB"))


def _small(content: bytes) -> np.ndarray:
    image = _opened(content)
    image.draft("RGB", _SMALL_PX)
    return np.array(image.convert("RGB"))


def _opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=("JPEG",))
