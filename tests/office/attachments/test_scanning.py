"""The virus scanner: a daemon that speaks clamd's protocol, played here."""

import socketserver
import struct
import threading

import pytest

from office.access import NotNow
from office.attachments import attaching, reading
from office.attachments.disk import storage
from office.ledger.dispatch import run_due
from office.ledger.models import Effect
from tests.office import files


class Clamd(socketserver.BaseRequestHandler):
    """Reads INSTREAM; finds a virus in what holds the word."""

    def handle(self):
        assert self._read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", self._read(4))[0]:
            content += self._read(size)
            if len(content) > self.server.most:
                self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.seen.append(content)
        self.request.sendall(b"stream: Eicar-Test FOUND\0" if b"VIRUS" in content else b"stream: OK\0")

    def _read(self, size: int) -> bytes:
        parts = b""
        while len(parts) < size and (more := self.request.recv(size - len(parts))):
            parts += more
        return parts


@pytest.fixture
def clamd(settings):
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Clamd) as server:
        server.most, server.seen = 10**7, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()


def hand_in(case, cast, content: bytes):
    return attaching.attach(case.matter, "plan", files.upload("메모.txt", content), by=cast.actor("company_user"))


def test_without_a_scanner_it_is_said(cast, case):
    assert hand_in(case, cast, b"text").scan == "not_scanned"
    assert not Effect.objects.filter(kind="attachments.scan").exists()


def test_a_clean_file_opens_for_others_only_after_the_scan(cast, case, clamd):
    paper = hand_in(case, cast, b"text")
    assert reading.opened_by(cast.actor("company_user"), paper.pk)
    with pytest.raises(NotNow):
        reading.opened_by(cast.actor("molit_officer"), paper.pk)
    run_due()
    assert clamd.seen == [b"text"]
    assert reading.opened_by(cast.actor("molit_officer"), paper.pk).scan == "clean"


def test_an_infected_file_is_moved_away_and_opens_for_nobody(cast, case, clamd):
    paper = hand_in(case, cast, b"a VIRUS")
    run_due()
    with pytest.raises(NotNow):
        reading.opened_by(cast.actor("company_user"), paper.pk)
    before = paper.storage_key
    paper.refresh_from_db()
    assert (paper.scan, paper.scan_note, paper.usable) == ("infected", "Eicar-Test", False)
    assert paper.storage_key.startswith("quarantine/")
    assert storage().open(paper.storage_key).read() == b"a VIRUS"
    assert before != paper.storage_key


@pytest.mark.django_db(transaction=True)
def test_the_infected_file_leaves_its_place(cast, case, clamd):
    paper = hand_in(case, cast, b"a VIRUS")
    run_due()
    assert not storage().exists(paper.storage_key)


def test_a_scanner_that_is_away_is_asked_again(cast, case, settings):
    settings.CLAMAV_ADDRESS = "127.0.0.1:9"
    paper = hand_in(case, cast, b"text")
    run_due()
    effect = Effect.objects.get(kind="attachments.scan")
    assert (effect.state, effect.attempts) == ("pending", 1)
    paper.refresh_from_db()
    assert paper.scan == "waiting"


def test_what_the_scanner_cannot_read_waits_for_a_person(cast, case, clamd):
    clamd.most = 3
    paper = hand_in(case, cast, b"text" * 1000)
    run_due()
    paper.refresh_from_db()
    assert paper.scan == "failed"
    assert Effect.objects.get(kind="attachments.scan").state == "parked"


def test_a_socket_path_is_understood_too(tmp_path):
    from office.attachments.scanning import ask_clamd

    path = str(tmp_path / "clamd.sock")
    with socketserver.ThreadingUnixStreamServer(path, Clamd) as server:
        server.most, server.seen = 100, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert ask_clamd(path, [b"te", b"xt"]) == "stream: OK"
        server.shutdown()
