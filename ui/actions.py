"""Every action and shortcut of the window, in one place.

A letter, a digit, Space or Backspace alone is never a shortcut: the Vietnamese keyboard composes with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from models.rules.errors import BugError
from models.rules.fact import fact
from models.rules.fields import N_
from ui import icons
from ui.i18n import _


@fact
class Act:
    """One action: id, caption (msgid), shortcut, icon.

    `scope` is "" for everywhere, or the group of pages where the shortcut holds.
    """

    key: str
    caption: str
    shortcut: str = ""
    icon: str = ""
    scope: str = ""
    tip: str = ""


ACTS: tuple[Act, ...] = (
    Act("undo", N_("Hoàn tác"), "Ctrl+Z", "undo"),
    Act("redo", N_("Làm lại"), "Ctrl+Y"),
    Act("search", N_("Tìm người, việc, văn bản"), "Ctrl+K", "search"),
    Act("save", N_("Ghi lại ngay"), "Ctrl+S"),
    Act("back", N_("Về danh sách"), "Alt+Left", "left"),
    Act("print", N_("Xem trước"), "Ctrl+P", "print"),
    Act("refresh", N_("Đọc lại số liệu"), "F5"),
    Act("list.excel", N_("Lưu danh sách ra Excel"), "Ctrl+Shift+X"),
    Act("keys", N_("Các phím tắt"), "F1"),
    Act("screen.1", N_("Mở màn hình thứ nhất"), "Ctrl+1"),
    Act("screen.2", N_("Mở màn hình thứ hai"), "Ctrl+2"),
    Act("screen.3", N_("Mở màn hình thứ ba"), "Ctrl+3"),
    Act("screen.4", N_("Mở màn hình thứ tư"), "Ctrl+4"),
    Act("screen.5", N_("Mở màn hình thứ năm"), "Ctrl+5"),
    Act("screen.6", N_("Mở màn hình thứ sáu"), "Ctrl+6"),
    Act("screen.7", N_("Mở màn hình thứ bảy"), "Ctrl+7"),
    Act("screen.8", N_("Mở màn hình thứ tám"), "Ctrl+8"),
    Act("screen.9", N_("Mở màn hình thứ chín"), "Ctrl+9"),
    Act("honour.add", N_("Thêm lượt"), "Ctrl+N", "plus", "honours"),
    Act("honour.commit", N_("Ghi lượt này"), "Ctrl+Return", "", "honours"),
    Act("honour.to_round", N_("Đưa vào đợt xét"), "Ctrl+D", "", "honours"),
    Act("honour.open_round", N_("Mở đợt xét"), "", "", "honours"),
    Act("honour.previous", N_("Lượt trước"), "Ctrl+PgUp", "", "honours"),
    Act("honour.next", N_("Lượt sau"), "Ctrl+PgDown", "", "honours"),
    Act("honour.list", N_("Danh sách"), "Ctrl+L", "left", "honours"),
    Act("honour.filter", N_("Lọc danh sách"), "Ctrl+F", "", "honours"),
    Act("honour.correct", N_("Đính chính"), "", "", "honours"),
    Act("honour.cancel", N_("Huỷ ghi"), "", "", "honours"),
    Act("honour.withdraw", N_("Rút tên"), "", "", "honours"),
    Act("honour.history", N_("Xem nhật ký sửa đổi"), "Ctrl+H", "history", "honours"),
    Act("honour.reject", N_("Không ghi danh"), "", "", "honours"),
    Act("honour.propose", N_("Đưa về đề nghị"), "", "", "honours"),
    Act("honour.remove", N_("Xoá lượt"), "", "", "honours"),
    Act("honour.drop", N_("Bỏ phần đang gõ"), "", "", "honours"),
    Act("honour.inspect", N_("In hồ sơ kiểm tra"), "", "print", "honours"),
    Act("honour.poster", N_("In gương"), "", "print", "honours"),
    Act("honour.consequences", N_("Xem việc phải làm"), "", "", "honours"),
    Act("honour.many", N_("Đặt cho nhiều lượt"), "Ctrl+Shift+D", "", "honours"),
    Act("honour.publish", N_("Ghi nơi công khai"), "", "", "honours"),
    Act("honour.copy", N_("Chép các dòng"), "Ctrl+Shift+C", "copy", "honours"),
    Act("honour.paste", N_("Dán các dòng"), "Ctrl+Shift+V", "", "honours"),
    Act("honour.more", N_("Thêm mục"), "Ctrl+M", "", "honours"),
    Act("honour.rounds", N_("Các đợt xét"), "", "", "honours"),
    Act("honour.periods", N_("Khoá kỳ, in sổ"), "", "", "honours"),
    Act("honour.form", N_("Mẫu sổ"), "", "", "honours"),
    Act("round.enter", N_("Ghi vào sổ"), "Ctrl+Shift+Return", "", "round"),
    Act("round.list", N_("In danh sách đề nghị"), "", "print", "round"),
    Act("round.review", N_("In phiếu rà soát"), "", "", "round"),
    Act("round.new", N_("Mở đợt xét mới"), "Ctrl+N", "plus", "round"),
    Act("round.back", N_("Đưa về đề nghị"), "", "", "round"),
    Act("round.override", N_("Căn cứ vẫn ghi danh"), "", "", "round"),
    Act("round.pick", N_("Chọn thêm lượt"), "Ctrl+D", "plus", "round"),
    Act("round.open", N_("Mở lượt này"), "", "", "round"),
    Act("round.all", N_("Các đợt xét"), "", "", "round"),
    Act("round.remove", N_("Bỏ đợt xét"), "", "", "round"),
    Act("form.use", N_("Dùng mẫu này"), "Ctrl+Return", "", "form"),
    Act("form.load", N_("Lấy mẫu từ tệp"), "", "", "form"),
    Act("form.save", N_("Lưu mẫu ra tệp"), "", "", "form"),
    Act("form.up", N_("Đưa lên"), "Alt+Up", "up", "form"),
    Act("form.down", N_("Đưa xuống"), "Alt+Down", "down", "form"),
    Act("form.add", N_("Thêm cột"), "Ctrl+N", "plus", "form"),
    Act("form.remove", N_("Bỏ cột này"), "", "", "form"),
    Act("preview.pdf", N_("Lưu ra PDF"), "Ctrl+Shift+S", "", "preview"),
    Act("preview.word", N_("Lưu ra Word"), "Ctrl+Shift+W", "", "preview"),
    Act("preview.excel", N_("Lưu ra Excel"), "Ctrl+Shift+E", "", "preview"),
    Act("preview.elsewhere", N_("Ghi nhận đã in ở máy khác"), "", "", "preview"),
    Act("preview.try", N_("In thử"), "", "print", "preview"),
    Act("preview.sign", N_("In trình ký"), "Ctrl+Return", "", "preview"),
    Act("preview.copy", N_("Chép lời đọc loa"), "Ctrl+Shift+C", "copy", "preview"),
    Act("unit.add", N_("Thêm đơn vị"), "Ctrl+N", "plus", "units"),
    Act("unit.paste", N_("Dán danh sách"), "Ctrl+Shift+V", "", "units"),
    Act("unit.merge", N_("Gộp trùng"), "", "", "units"),
    Act("unit.up", N_("Đưa lên"), "Alt+Up", "up", "units"),
    Act("unit.down", N_("Đưa xuống"), "Alt+Down", "down", "units"),
    Act("unit.people", N_("Danh sách người"), "Ctrl+Return", "", "units"),
    Act("unit.close", N_("Đóng đơn vị"), "", "", "units"),
    Act("unit.remove", N_("Xoá đơn vị"), "", "", "units"),
    Act("person.add", N_("Thêm người"), "Ctrl+N", "plus", "people"),
    Act("person.paste", N_("Dán danh sách"), "Ctrl+Shift+V", "", "people"),
    Act("person.merge", N_("Gộp trùng"), "", "", "people"),
    Act("person.inspect", N_("In hồ sơ kiểm tra"), "", "print", "people"),
    Act("person.remove", N_("Xoá khỏi danh sách"), "", "", "people"),
    Act("merge.join", N_("Gộp làm một"), "Ctrl+Return", "", "merge"),
    Act("merge.skip", N_("Không phải một"), "", "", "merge"),
    Act("period.close", N_("Khoá kỳ"), "Ctrl+Return", "lock", "periods"),
    Act("period.reopen", N_("Mở lại"), "", "", "periods"),
    Act("period.print", N_("In trang kỳ này"), "", "print", "periods"),
    Act("period.public", N_("Danh sách công khai"), "", "", "periods"),
    Act("period.book", N_("In sổ cả năm"), "", "", "periods"),
    Act("period.paper", N_("Đối chiếu sổ"), "Ctrl+D", "", "periods"),
    Act("period.inspect", N_("In hồ sơ kiểm tra"), "", "print", "periods"),
    Act("period.seal", N_("Kiểm mã niêm"), "", "", "periods"),
    Act("paper.sign", N_("Đính bản ký"), "Ctrl+O", "plus", "paper"),
    Act("paper.view", N_("Xem bản ký"), "", "", "paper"),
    Act("paper.replace", N_("Thay trang"), "", "print", "paper"),
    Act("paper.spoilt", N_("Ghi nhận tờ hỏng"), "", "", "paper"),
    Act("paper.answer", N_("Ghi nhận tờ đã ra"), "", "", "paper"),
    Act("paper.seal", N_("Kiểm mã niêm"), "", "", "paper"),
    Act("period.year", N_("Sang năm mới"), "", "", "periods"),
    Act("year.start", N_("Sang năm mới"), "Ctrl+Return", "", "new_year"),
    Act("year.back", N_("Hoàn tác việc sang năm"), "", "", "new_year"),
    Act("slip.enter", N_("Nhập phiếu"), "Ctrl+N", "", "slips"),
    Act("slip.none", N_("Không phát sinh"), "Ctrl+D", "", "slips"),
    Act("slip.remind", N_("Chép lời nhắc"), "Ctrl+Shift+C", "copy", "slips"),
    Act("slip.topics", N_("Chủ đề trong tháng"), "", "", "slips"),
    Act("slip.print", N_("In phiếu cả tháng"), "", "print", "slips"),
    Act("slip.print_some", N_("In phiếu dòng đã chọn"), "", "", "slips"),
    Act("slip.print_one", N_("In phiếu này"), "", "print", "slips"),
    Act("slip.to_word", N_("Lưu phiếu ra Word"), "", "", "slips"),
    Act("slip.from_word", N_("Nhận phiếu Word"), "Ctrl+Shift+O", "", "slips"),
    Act("slip.word_copy", N_("Lưu tệp Word đã nhận"), "", "", "slips"),
    Act("slip.next", N_("Sang phiếu kế tiếp"), "Ctrl+Return", "", "slips"),
    Act("slip.missing", N_("Sang phiếu chưa nộp"), "F8", "", "slips"),
    Act("slip.photo", N_("Thêm ảnh"), "Ctrl+O", "plus", "slips"),
    Act("slip.turn", N_("Xoay"), "Ctrl+R", "turn", "slips"),
    Act("slip.zoom", N_("Phóng to"), "", "zoom-in", "slips"),
    Act("slip.drop", N_("Bỏ phần đang gõ"), "", "", "slips"),
    Act("slip.remove", N_("Xoá phiếu"), "", "", "slips"),
    Act("document.report", N_("Soạn báo cáo"), "Ctrl+N", "plus", "documents"),
    Act("document.new", N_("Soạn văn bản khác"), "Ctrl+Shift+N", "", "documents"),
    Act("document.sign", N_("In trình ký"), "Ctrl+Return", "", "documents"),
    Act("document.number", N_("Ghi số, ngày"), "", "", "documents"),
    Act("document.attach", N_("Đính bản ký"), "", "", "documents"),
    Act("document.copy", N_("Chép để tải lên"), "", "usb", "documents"),
    Act("document.tick", N_("Đánh dấu đã tải lên"), "", "", "documents"),
    Act("document.untick", N_("Bỏ đánh dấu đã tải lên"), "", "", "documents"),
    Act("document.outline", N_("Dán đề cương của cấp trên"), "", "", "documents"),
    Act("document.rules", N_("Đổi thể thức"), "", "", "documents"),
    Act("document.history", N_("Xem nhật ký sửa đổi"), "Ctrl+H", "history", "documents"),
    Act("document.drop", N_("Bỏ phần đang gõ"), "", "", "documents"),
    Act("document.remove", N_("Bỏ văn bản"), "", "", "documents"),
    Act("document.filter", N_("Lọc danh sách"), "Ctrl+F", "", "documents"),
    Act("document.confirm", N_("Xác nhận hết"), "Ctrl+Shift+Return", "", "documents"),
    Act("document.renew", N_("Lấy số hiện nay"), "Ctrl+Shift+R", "", "documents"),
    Act("document.part", N_("I- Phần"), "Alt+1", "", "documents", N_("Đề mục phần: I-")),
    Act("document.section", N_("1. Mục"), "Alt+2", "", "documents", N_("Đề mục nhỏ: 1.")),
    Act("document.point", N_("a) Điểm"), "Alt+3", "", "documents", N_("Điểm: a)")),
    Act("document.item", N_("- Ý"), "Alt+4", "", "documents", N_("Dòng gạch đầu: -")),
    Act("document.plain", N_("Đoạn"), "Alt+5", "", "documents", N_("Đoạn văn, bỏ dấu đầu dòng")),
    Act("document.table", N_("Bảng"), "Alt+6", "", "documents", N_("Thêm bảng")),
    Act("care.backup", N_("Tạo bản dự phòng"), "", "save", "care"),
    Act("care.copy", N_("Chép ra USB"), "", "usb", "care"),
    Act("care.restore", N_("Khôi phục"), "", "", "care"),
    Act("care.check", N_("Kiểm tra dữ liệu"), "", "check", "care"),
)


class Actions(QObject):
    """Hold the QActions and send each to the page in view.

    A page names its acts in `Page.acts`; an action is enabled while the frame or the page in view has something for it.
    """

    done = Signal(str)

    def __init__(self, acts: tuple[Act, ...] = ACTS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if acts is not ACTS:  # these a test checks
            check(acts)
        self._known = {act.key: act for act in acts}
        self._actions: dict[str, QAction] = {}
        self._window: QWidget | None = None
        self._frame: dict[str, Callable[[], None]] = {}
        self._page: dict[str, Callable[[], None]] = {}

    def __getitem__(self, key: str) -> QAction:
        """Return an action, made when somebody first asks for it."""
        if key not in self._actions:
            action = self._actions[key] = self._make(self._known[key])
            action.setEnabled(key in self._page or key in self._frame)
            if self._window is not None:
                self._window.addAction(action)
        return self._actions[key]

    def keys(self) -> tuple[str, ...]:
        """Return the ids of all actions."""
        return tuple(self._known)

    def serve_frame(self, acts: dict[str, Callable[[], None]]) -> None:
        """Name what the frame itself does, on every page."""
        self._frame = acts
        self._enable()

    def serve_page(self, acts: dict[str, Callable[[], None]]) -> None:
        """Name what the page in view does; an act of the page goes before the frame's."""
        self._page = acts
        self._enable()

    def _make(self, act: Act) -> QAction:
        action = QAction(_(act.caption), self)
        action.setObjectName(act.key)
        if act.shortcut:
            action.setShortcut(QKeySequence(act.shortcut))
        if act.icon:
            action.setIcon(icons.icon(act.icon))
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{_(act.tip or act.caption)} ({shortcut})" if shortcut else _(act.tip or act.caption))
        action.triggered.connect(self._triggered)
        return action

    def attach(self, window: QWidget) -> None:
        """Let the shortcuts hold in a window."""
        self._window = window
        window.addActions(list(self._actions.values()))

    def _enable(self) -> None:
        for key in (*self._frame, *self._page):
            self[key].setEnabled(True)
        for key, action in self._actions.items():
            if key not in self._page and key not in self._frame:
                action.setEnabled(False)

    @Slot()
    def _triggered(self) -> None:
        key = self.sender().objectName()
        act = self._page.get(key) or self._frame[key]
        act()
        self.done.emit(key)


def check(acts: tuple[Act, ...]) -> None:
    """Refuse doubled ids, doubled shortcuts and shortcuts that typing could set off.

    Raises BugError naming them.
    """
    faults = [key for key, count in Counter(act.key for act in acts).items() if count > 1]
    everywhere = {_sequence(act) for act in acts if act.shortcut and not act.scope}
    used = Counter((act.scope, _sequence(act)) for act in acts if act.shortcut)
    faults += [sequence for (_scope, sequence), count in used.items() if count > 1]
    faults += [sequence for scope, sequence in used if scope and sequence in everywhere]
    faults += [act.shortcut for act in acts if act.shortcut and _typed(act.shortcut)]
    if faults:
        raise BugError(f"actions: {', '.join(faults)}")


def _sequence(act: Act) -> str:
    return QKeySequence(act.shortcut).toString()


def _typed(shortcut: str) -> bool:
    """Say whether plain typing could set a shortcut off."""
    first = QKeySequence(shortcut).toString().split(", ")[0]
    key = first.removeprefix("Shift+")
    return len(key) <= 1 or key in {"Space", "Backspace"}
