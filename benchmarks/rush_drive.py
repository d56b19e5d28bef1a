"""The applicants of a rush, in a process of their own: arrivals come when they come, whether answers do or not.

python -m benchmarks.rush_drive FOLDER PORT BEGINS RATE REPEATED — takes applicants.json
and annex.pdf, leaves answers.json.
"""

import asyncio
import json
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = "a" * 32
FORM = "competitions.entry"
TRIES = 40


@dataclass
class Answer:
    """What one request came to: `began` and `ended` on the machine's clock."""

    what: str
    entry: str
    status: int
    began: float
    ended: float
    tries: int


@dataclass
class Driver:
    """Keeps connections and writes down every answer."""

    port: int
    paper: bytes
    answers: list[Answer] = field(default_factory=list)

    async def ask(self, what: str, one: dict, method: str, path: str, body: bytes = b"", kind: str = "") -> None:
        """Ask until something answers: whoever meets a dead server presses the button again."""
        began, tries, status = time.time(), 0, 0
        while tries < TRIES and (status == 0 or status >= 500):
            tries += 1
            if tries > 1:
                await asyncio.sleep(0.25)
            status = await self._once(one, method, path, body, kind, time.time())
        self.answers.append(Answer(what, one["entry"], status, began, time.time(), tries))

    async def _once(self, one: dict, method: str, path: str, body: bytes, kind: str, began: float) -> int:
        """As our proxy would pass it on, with the stamp of its arrival there."""
        cookies = f"sessionid={one['session']}; csrftoken={TOKEN}"
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nX-CSRFToken: {TOKEN}\r\n"
            f"X-Request-Start: t={began:.6f}\r\nContent-Type: {kind or 'application/x-www-form-urlencoded'}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(head.encode() + body)
            await writer.drain()
            line = await reader.readline()
            await reader.read()
            writer.close()
            return int(line.split()[1]) if line else 0
        except (OSError, ValueError, IndexError):
            return 0

    async def autosave(self, one: dict) -> None:
        """Typing goes on in the last minutes."""
        body = json.dumps({"values": {"spread_plan": f"확산 계획 {time.time()}"}, "revision": one["revision"]}).encode()
        await self.ask("save", one, "PATCH", f"/forms/{one['entry']}/{FORM}/", body, "application/json")

    async def look(self, one: dict) -> None:
        """Somebody looks at the entry's page."""
        await self.ask("look", one, "GET", f"/competitions/entries/{one['entry']}/")

    async def upload(self, one: dict) -> None:
        """A file is handed in once more: it joins what is there."""
        edge = "rush-of-the-last-minute"
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="annex.pdf"\r\n'
            "Content-Type: application/pdf\r\n\r\n"
        )
        body = head.encode() + self.paper + f"\r\n--{edge}--\r\n".encode()
        await self.ask(
            "upload", one, "POST", f"/files/upload/{one['entry']}/plan/", body, f"multipart/form-data; boundary={edge}"
        )

    async def submit(self, one: dict) -> None:
        """The button."""
        await self.ask("submit", one, "POST", f"/competitions/entries/{one['entry']}/steps/submit/")


async def rush(driver: Driver, applicants: list[dict], began: float, rate: float, repeated: float) -> None:
    """Submissions at `rate` a second; beside them a save for each second, a page view for each third, a file for each
    tenth."""
    chance = random.Random(7)  # noqa: S311  the same rush each time
    tasks = []
    for number, one in enumerate(applicants):
        await asyncio.sleep(max(0.0, began + number / rate - time.time()))
        tasks.append(asyncio.create_task(driver.submit(one)))
        if chance.random() < repeated:
            tasks.append(asyncio.create_task(driver.submit(one)))
        other = applicants[(number + len(applicants) // 2) % len(applicants)]
        if number % 2 == 0:
            tasks.append(asyncio.create_task(driver.autosave(other)))
        if number % 3 == 0:
            tasks.append(asyncio.create_task(driver.look(other)))
        if number % 10 == 0:
            tasks.append(asyncio.create_task(driver.upload(other)))
    await asyncio.gather(*tasks)


def main(folder: str, port: str, begins: str, rate: str, repeated: str) -> None:
    """Drive, and leave the answers."""
    applicants = json.loads((Path(folder) / "applicants.json").read_text())
    driver = Driver(int(port), (Path(folder) / "annex.pdf").read_bytes())
    asyncio.run(rush(driver, applicants, float(begins), float(rate), float(repeated)))
    (Path(folder) / "answers.json").write_text(json.dumps([vars(answer) for answer in driver.answers]))


if __name__ == "__main__":
    main(*sys.argv[1:])
