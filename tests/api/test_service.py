"""What every request has in common: limits, errors, ids, figures and logs."""

import asyncio
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.limits import Admission, BodyLimit, Turns
from api.observation import Figures, Observation
from embeddings.errors import EmbeddingError
from embeddings.hashing_embedder import HashingEmbedder
from models.database import make_database
from models.embedded import EmbeddedServer
from models.migrations.runner import migrate
from search.engine import Engine

OPEN = frozenset({"/healthz"})


class FailingEmbedder(HashingEmbedder):
    """Fails as told whenever it is to embed."""

    def __init__(self, error):
        self.error = error

    def embed_documents(self, texts):
        raise self.error


class WaitingEmbedder(HashingEmbedder):
    """Embeds only once it is allowed to."""

    def __init__(self):
        self.asked, self.allowed = threading.Event(), threading.Event()

    def embed_documents(self, texts):
        self.asked.set()
        self.allowed.wait(30)
        return super().embed_documents(texts)


def test_the_service_tells_that_it_lives_and_is_ready(client, embedder):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "model": embedder.model_id}


def test_the_documentation_asks_no_other_host(client):
    page = client.get("/docs").text
    addresses = re.findall(r"(?:src|href)=\"([^\"]+)\"", page)
    assert any("swagger" in address for address in addresses)
    assert all(client.get(address).status_code == 200 for address in addresses)
    assert "://" not in "".join(addresses)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/listings/", 404, "not_found"),
        ("GET", "/%00/\ud83d", 404, "not_found"),
        ("GET", "/match", 405, "method_not_allowed"),
        ("PUT", "/listings", 405, "method_not_allowed"),
        ("BREW", "/healthz", 405, "method_not_allowed"),
    ],
)
def test_what_is_not_there_is_a_problem_too(client, is_problem, method, path, status, code):
    answer = client.request(method, path.encode("utf-8", "replace").decode())
    is_problem(answer, status, code)
    assert ("allow" in answer.headers) == (status == 405)


def test_every_answer_carries_the_id_that_it_is_logged_by(client, resume, capsys):
    answer = client.post("/match", json={"resume_text": resume})
    request_id = answer.headers["x-request-id"]
    assert answer.json()["request_id"] == request_id
    assert request_id in capsys.readouterr().out
    refused = client.get("/healthz", headers={"Host": "x", "X-Request-ID": "mine"})
    assert re.fullmatch("[0-9a-f]{32}", refused.headers["x-request-id"])


def test_an_answer_tells_where_its_time_went(client, resume):
    timing = client.post("/match", json={"resume_text": resume}).headers["server-timing"]
    steps = [re.fullmatch(r"(\w+);dur=\d+\.\d", each)[1] for each in timing.split(", ")]
    assert {"embed", "retrieve", "rank"} <= set(steps)


def test_the_figures_count_requests_by_route_and_never_by_id(client, resume):
    client.get("/listings/00000000-0000-0000-0000-000000000000")
    client.get("/nothing")
    client.post("/match", json={"resume_text": resume})
    figures = client.get("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    lines = figures.text.splitlines()
    assert 'jobmatch_requests_total{route="/listings/{listing_id}",status="404"} 1.0' in lines
    assert 'jobmatch_requests_total{route="none",status="404"} 1.0' in lines
    assert 'jobmatch_requests_total{route="/match",status="200"} 1.0' in lines
    assert 'jobmatch_step_seconds_count{step="embed"} 1.0' in lines
    assert "00000000-" not in figures.text


def test_a_fault_of_ours_is_a_problem_and_is_logged_without_its_words(
    ask, database, resume, is_problem, capsys
):
    client = ask(Engine(database, FailingEmbedder(RuntimeError(f"cannot embed {resume}"))))
    answer = client.post("/match", json={"resume_text": resume})
    problem = is_problem(answer, 500, "internal")
    assert "embed" not in problem["detail"]
    logged = "".join(capsys.readouterr())
    assert answer.headers["x-request-id"] in logged
    assert "RuntimeError" in logged
    assert "embed_documents" in logged
    assert "Alex" not in logged
    assert 'status="500"' in client.get("/metrics").text


def test_a_model_that_fails_says_so(ask, database, resume, is_problem):
    error = EmbeddingError("The model gave no numbers. Prepare it again.")
    client = ask(Engine(database, FailingEmbedder(error)))
    answer = client.post("/match", json={"resume_text": resume})
    assert is_problem(answer, 500, error.code)["detail"] == str(error)


def test_a_database_that_is_gone_is_a_problem_that_passes(ask, embedder, new_directory, is_problem):
    with EmbeddedServer(new_directory()) as gone:
        database = make_database(gone.start(), new_directory())
        migrate(database)
        client = ask(Engine(database, embedder))
        gone.stop()
        answer = client.get("/readyz")
        is_problem(answer, 503, "database_unavailable")
        assert int(answer.headers["retry-after"]) > 0
        database.close()


def test_a_body_that_is_declared_too_large_is_refused_unread(ask, is_problem):
    client = ask(max_body_bytes=2048)
    read = []

    def body():
        read.append(True)
        yield b"x" * 4096

    answer = client.post("/match", content=body(), headers={"Content-Length": "4096"})
    problem = is_problem(answer, 413, "body_too_large")
    assert "2,048" in problem["detail"]
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize("path", ["/match", "/listings", "/match/upload", "/nothing", "/healthz"])
def test_a_body_that_grows_too_large_is_refused_on_the_way(ask, is_problem, path):
    client = ask(max_body_bytes=1024, max_upload_bytes=1024)
    body = (b"x" * 1000 for _ in range(20))
    is_problem(client.post(path, content=body), 413, "body_too_large")


def test_listings_may_be_more_than_another_body(ask, listing):
    client = ask(max_body_bytes=1024)
    many = [listing(str(number)) for number in range(20)]
    assert client.post("/listings", json=many).status_code == 200


def test_a_request_over_the_time_limit_is_answered_all_the_same(ask, database, resume, is_problem):
    embedder = WaitingEmbedder()
    client = ask(Engine(database, embedder), request_timeout_seconds=0.2)
    answer = client.post("/match", json={"resume_text": resume})
    is_problem(answer, 504, "timeout")
    embedder.allowed.set()


def test_more_requests_than_fit_are_refused_and_probes_still_answered(
    ask, database, resume, is_problem
):
    embedder = WaitingEmbedder()
    client = ask(Engine(database, embedder), max_concurrency=1, pool_size=1)
    with client:  # one event loop for all, as a server has
        first = []
        asking = threading.Thread(
            target=lambda: first.append(client.post("/match", json={"resume_text": resume}))
        )
        asking.start()
        assert embedder.asked.wait(30)
        busy = client.post("/match", json={"resume_text": resume})
        is_problem(busy, 503, "overloaded")
        assert busy.headers["retry-after"] == "1"
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 200
        embedder.allowed.set()
        asking.join(30)
        assert first[0].status_code == 200
        assert client.post("/match", json={"resume_text": resume}).status_code == 200


async def answer(scope, receive, send):
    """Answers with what it was sent."""
    message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": message["body"]})


def asked(app, messages, path="/", headers=()):
    """What `app` sends to a caller who sends these messages, and then nothing for long."""
    sent, waiting = [], iter(messages)

    async def receive():
        message = next(waiting, None)
        if message is None:
            await asyncio.sleep(30)
        return message

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": path, "headers": list(headers)}
    asyncio.run(app(scope, receive, send))
    return sent


def part(body, *, more):
    return {"type": "http.request", "body": body, "more_body": more}


def test_a_body_arrives_whole_however_it_was_cut():
    app = BodyLimit(answer, limit=10, limits={})
    sent = asked(app, [part(b"one", more=True), part(b"", more=True), part(b"two", more=False)])
    assert sent[1]["body"] == b"onetwo"


def test_half_a_body_is_not_acted_upon_when_its_sender_goes(capsys):
    app = Observation(BodyLimit(answer, limit=10, limits={}), Figures())
    assert asked(app, [part(b"one", more=True), {"type": "http.disconnect"}]) == []
    assert "499" in capsys.readouterr().out


def test_a_body_that_never_ends_runs_out_of_time():
    app = BodyLimit(answer, limit=10, limits={})
    app = Admission(app, most=1, seconds=0.1, open_paths=OPEN)
    sent = asked(app, [part(b"one", more=True)])
    assert sent[0]["status"] == 504
    assert app.inside == 0


@pytest.mark.parametrize("length", [b"11", b"99999999999999999999"])
def test_a_declared_length_over_the_limit_is_refused_before_a_byte_is_read(length):
    app = BodyLimit(answer, limit=10, limits={"/large": 100})
    sent = asked(app, [], headers=[(b"content-length", length)])
    assert sent[0]["status"] == 413


def test_a_length_that_lies_is_counted_all_the_same():
    app = BodyLimit(answer, limit=10, limits={})
    sent = asked(app, [part(b"x" * 11, more=False)], headers=[(b"content-length", b"1")])
    assert sent[0]["status"] == 413


def test_requests_take_turns_and_probes_never_wait():
    running, most = 0, 0

    async def slow(scope, receive, send):
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1

    async def many(path):
        app = Turns(slow, at_once=2, open_paths=OPEN)
        scope = {"type": "http", "path": path}
        await asyncio.gather(*[app(scope, None, None) for _ in range(6)])

    asyncio.run(many("/match"))
    assert most == 2
    asyncio.run(many("/healthz"))
    assert most == 6


def test_an_answer_that_breaks_off_is_not_followed_by_another():
    async def breaking(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    app = Observation(breaking, Figures())
    assert [message["type"] for message in asked(app, [])] == ["http.response.start"]


def test_many_callers_at_once_do_each_other_no_harm(ask, listing, resume):
    client = ask(max_concurrency=100, pool_size=4)
    many = [listing(str(number)) for number in range(6)]

    def act(number):
        (one, *_) = client.post("/listings", json=many[number % 3 :]).json()["results"]
        client.post("/candidates", json={"resume_text": resume})
        return [
            client.post("/match", json={"resume_text": resume}).status_code,
            client.post("/match", json={"listing_id": one["id"]}).status_code,
            client.delete(f"/listings/{one['id']}").status_code,
        ]

    with client, ThreadPoolExecutor(8) as threads:
        statuses = [status for each in threads.map(act, range(24)) for status in each]
    assert set(statuses) <= {200, 204, 404}
