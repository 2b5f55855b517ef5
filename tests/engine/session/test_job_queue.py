"""What waits for the render thread, and who comes first."""

import threading

import numpy as np

from drawai_desktop.core.model_library import ModelLibrary
from drawai_desktop.core.style import NEUTRAL
from drawai_desktop.engine.session.job_queue import JobQueue
from drawai_desktop.engine.session.loading import LoadModel
from drawai_desktop.engine.session.passes import SETTLE
from drawai_desktop.engine.session.photos import ReadStyle
from drawai_desktop.engine.session.picture import RenderRequest
from drawai_desktop.engine.session.pictures import RenderLarge, RenderPicture, RenderThumbnail

MAP = np.zeros((2, 2), np.uint8)


def a_picture(number, client="window", generation=1):
    request = RenderRequest(number, generation, number, MAP, NEUTRAL, None, SETTLE, client=client)
    return RenderPicture(request)


def a_thumbnail():
    return RenderThumbnail(MAP, NEUTRAL, 64)


def a_model():
    return LoadModel(ModelLibrary.standard().find(None))


def test_a_newer_picture_replaces_one_that_still_waits():
    queue = JobQueue()
    first, second = a_picture(1), a_picture(2)
    assert queue.put(first) == []
    assert queue.put(second) == [first]
    assert first.is_cancelled
    assert queue.take() is second
    assert queue.take() is None


def test_a_picture_that_is_being_made_is_not_replaced():
    queue = JobQueue()
    first, second = a_picture(1), a_picture(2)
    queue.put(first)
    assert queue.take() is first
    assert queue.put(second) == []
    assert not first.is_cancelled
    assert queue.take() is second


def test_a_newer_model_replaces_one_that_still_waits():
    queue = JobQueue()
    first, second = a_model(), a_model()
    queue.put(first)
    assert queue.put(second) == [first]
    assert queue.take() is second


def test_each_client_has_its_picture():
    queue = JobQueue()
    ours, theirs = a_picture(1), a_picture(2, "page")
    assert queue.put(ours) == []
    assert queue.put(theirs) == []
    assert [queue.take(), queue.take()] == [ours, theirs]


def test_models_come_before_photos_before_pictures_before_files_before_thumbnails():
    queue = JobQueue()
    jobs = [
        a_model(),
        ReadStyle("p", np.zeros((2, 2, 3), np.uint8)),
        a_picture(1),
        RenderLarge(MAP, NEUTRAL, 512),
        a_thumbnail(),
    ]
    for job in reversed(jobs):
        queue.put(job)
    assert [queue.take() for _ in jobs] == jobs
    assert queue.is_empty


def test_thumbnails_come_in_their_order_and_none_is_lost():
    queue = JobQueue()
    jobs = [a_thumbnail() for _ in range(3)]
    for job in jobs:
        assert queue.put(job) == []
    assert queue.cancel(lambda job: job is jobs[1]) == [jobs[1]]
    assert [queue.take(), queue.take(), queue.take()] == [jobs[0], jobs[2], None]


def test_cancelling_reaches_the_running_job_but_does_not_give_it_back():
    queue = JobQueue()
    running, waiting = a_picture(1), a_picture(2)
    queue.put(running)
    queue.take()
    queue.put(waiting)
    assert queue.cancel(lambda job: job.generation < 2) == [waiting]
    assert running.is_cancelled
    assert queue.is_empty


def test_a_closed_queue_gives_everything_back():
    queue = JobQueue()
    waiting, late = a_picture(1), a_thumbnail()
    queue.put(waiting)
    assert queue.close() == [waiting]
    assert queue.put(late) == [late]
    assert late.is_cancelled
    assert queue.take() is None


def test_every_job_is_taken_or_given_back_whoever_puts_it():
    queue, given_back, taken = JobQueue(), [], []
    jobs = [a_picture(number) for number in range(400)]

    def put(part):
        for job in part:
            given_back.extend(queue.put(job))

    threads = [threading.Thread(target=put, args=(jobs[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads) or not queue.is_empty:
        job = queue.take()
        if job is not None:
            taken.append(job)
    assert len(given_back) + len(taken) == len(jobs)
    assert set(given_back) | set(taken) == set(jobs)
