"""An adapter in Python, standard library alone: identify for cloud mode, over the JSON lines of `command:`.

    intercom-conformance check command:"python3 adapter.py"

What it does not do it skips, and says so: such cases are left out and nobody is misled.
"""
import json
import math
import re
import sys
from datetime import datetime, timezone


class Skip(Exception):
    """This implementation does not do such events."""


class Drop(Exception):
    """The event is rejected; the text says why."""


STANDARD = {"userId", "id", "email", "phone", "name", "createdAt", "firstName", "firstname", "first_name",
            "lastName", "lastname", "last_name", "company", "avatar", "unsubscribedFromEmails"}
REFUSED = re.compile(r"[.$~`!@#%^&*'{}\[\]|\\\"\x00]")
ISO = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3}(\d{3})?)?(Z|[+-]\d\d:\d\d))?")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def text(value):
    """A text that is not blank, or a number as its text."""
    if is_number(value):
        if isinstance(value, float) and not value.is_integer() or abs(value) > 2**53:
            raise Skip("numbers as identifiers that are not whole")
        return str(int(value))
    return value if isinstance(value, str) and value.strip() else None


def first(values):
    return next((value for value in values if value is not None), None)


def seconds(value):
    if isinstance(value, str) and ISO.fullmatch(value):
        try:
            time = datetime.fromisoformat(value.replace("Z", "+00:00"))
        except ValueError:
            raise Skip("dates that the calendar does not have")
        return math.floor((time if time.tzinfo else time.replace(tzinfo=timezone.utc)).timestamp())
    raise Skip("dates that are not plain ISO 8601")


def attributes(traits):
    found, waiting = {}, [(key, value) for key, value in traits.items() if key not in STANDARD]
    while waiting:
        name, value = waiting.pop(0)
        if isinstance(value, (dict, list)):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            waiting.extend((f"{name}-{key}", item) for key, item in items)
            continue
        if name.endswith("_at") and isinstance(value, str):
            raise Skip("attributes that may be dates")
        name = REFUSED.sub("-", name)
        if name in found or not name:
            raise Skip("attributes whose names meet")
        found[name] = value
    return found


def identify(settings, event):
    context = event.get("context", {})
    for holder, key in [(event, key) for key in ("traits", "context", "properties", "integrations")] + [(context, "traits")]:
        if not isinstance(holder, dict) or not isinstance(holder.get(key, {}), dict):
            raise Drop(f"{key} is no object")
    traits = [event.get("traits", {}), context.get("traits", {})]
    if any("company" in each or "unsubscribedFromEmails" in each for each in traits):
        raise Skip("companies and subscriptions")
    if "unsubscribedFromEmails" in context or settings.get("collectContext"):
        raise Skip("what stands in the context")
    ids = [event.get("userId")] + [each.get(key) for each in traits for key in ("userId", "id")]
    user_id = first(map(text, ids))
    if user_id is None and settings.get("sendAnonymousId") is True:
        user_id = text(event.get("anonymousId"))
    email = first(each["email"] for each in traits if isinstance(each.get("email"), str) and each["email"].strip())
    if user_id is None and email is None:
        raise Drop("userId and email are missing")
    if any(len(each) > 255 for each in (user_id, email) if each):
        raise Drop("userId or email is longer than 255 characters")
    part = lambda *keys: first(text(each.get(key)) for each in traits for key in keys)
    halves = [part("firstName", "firstname", "first_name"), part("lastName", "lastname", "last_name")]
    created = first(each["createdAt"] for each in traits if each.get("createdAt") is not None)
    body = {
        "user_id": user_id,
        "email": email,
        "name": part("name") or " ".join(filter(None, halves)) or None,
        "phone": part("phone"),
        "signed_up_at": None if created is None else seconds(created),
        "custom_attributes": attributes({**traits[1], **traits[0]}) or None,
    }
    return {key: value for key, value in body.items() if value is not None}


def transform(settings, event):
    token = settings.get("apiKey")
    if not isinstance(token, str) or not token.strip():
        raise Drop("Access Token is missing")
    kind = event.get("type")
    if not isinstance(kind, str):
        raise Drop("type is missing")
    if kind.lower() in ("track", "group"):
        raise Skip("events but identify")
    if kind.lower() != "identify":
        raise Drop("the type is not supported")
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json", "Content-Type": "application/json",
               "Intercom-Version": "1.4", "User-Agent": "adapter.py"}
    url = "https://api.intercom.io/users"
    return {"kind": "requests",
            "requests": [{"method": "POST", "url": url, "headers": headers, "body": identify(settings, event)}]}


def answer(line):
    """What nests deeper than Python reads is rejected by itself: the number of the request stands before the event."""
    seq = int(re.search(r'"seq":(\d+)', line).group(1))
    try:
        request = json.loads(line)
        outcome = transform(request["settings"], request["event"])
        return json.dumps({"seq": seq, "outcome": outcome}, allow_nan=False)
    except Skip as skip:
        return json.dumps({"seq": seq, "skipped": True, "message": f"adapter.py does not do {skip}"})
    except Drop as drop:
        return json.dumps({"seq": seq, "outcome": {"kind": "dropped", "reason": str(drop)}})
    except (RecursionError, ValueError):
        return json.dumps({"seq": seq, "outcome": {"kind": "dropped", "reason": "the event is no ordinary JSON"}})


for line in sys.stdin:
    if line.startswith('{"cmd":"transform"'):
        print(answer(line), flush=True)
    elif line.startswith('{"cmd":"start"'):
        print(json.dumps({"name": "adapter.py", "version": "1.0.0", "language": "Python",
                          "homepage": "https://example.com", "connections": ["web-cloud", "mobile-cloud", "server-cloud"]}),
              flush=True)
    else:
        break
