import socket

import pytest

from models.errors import ConfigurationError
from models.settings import make_settings
from scripts.serve import _listening


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_free_port_is_listened_on(host):
    with _listening(make_settings(host=host, port=0)) as listener:
        address = listener.getsockname()[:2]
        with socket.create_connection(address, timeout=5):
            pass


def test_a_port_that_is_taken_is_told_in_a_sentence_with_a_way_out():
    with (
        _listening(make_settings(port=0)) as listener,
        pytest.raises(ConfigurationError, match=r"\(address already in use\): choose another"),
    ):
        _listening(make_settings(port=listener.getsockname()[1]))


def test_an_address_that_is_not_this_machines_is_told_in_a_sentence():
    with pytest.raises(ConfigurationError, match=r"203\.0\.113\.9 cannot be listened on"):
        _listening(make_settings(host="203.0.113.9", port=0))
