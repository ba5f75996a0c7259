"""A stranger in another language, behind HTTP: how a team at a customer would write it in Python, with the standard library.

It checks an event before the settings, knows a mobile source by what the event says, joins names with words, numbers places
from 001, sends what it flattened in a request of its own, and answers failures first. Port as argument, or 0 for any.
"""
import base64
import hashlib
import json
import math
import re
import sys
import threading
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LONGEST_ID = 255
DEEPEST = 20
HOSTILE = {"__proto__", "constructor", "prototype"}
FIRST_NAMES, LAST_NAMES = ("firstName", "firstname", "first_name"), ("lastName", "lastname", "last_name")
STANDARD = {"userId", "id", "email", "phone", "name", "createdAt", "company", "avatar", "unsubscribedFromEmails",
            *FIRST_NAMES, *LAST_NAMES}
CONTEXT = {"device": ("type", "model", "manufacturer"), "os": ("name", "version"), "app": ("name", "version")}
REFUSED = re.compile(r"""[.$~`!@#%^&*'{}\[\]|\\"\0]""")
WORDS = {".": " dot ", "$": " dollar ", "@": " at ", "&": " and ", "%": " percent "}


class Rejected(Exception):
    def __init__(self, reason, kind="instrumentation"):
        super().__init__(reason)
        self.kind = kind


# What a value is

def as_object(value):
    return value if isinstance(value, dict) else {}

def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)

def text(value):
    return value if isinstance(value, str) and value.strip("\ufeff \t\n\r\v\f\xa0\u2000\u2001\u2002\u2003\u2028\u2029\u3000") else None

def word(value):
    """Text, or a number as its text."""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() and abs(value) < 1e21 else \
        str(value) if is_number(value) else text(value)

def number(value):
    return value if is_number(value) else float(value) if isinstance(value, str) and re.fullmatch(r"\d{1,15}(\.\d+)?", value) else None

def whole(value):
    found = number(value)
    return int(found) if found is not None and found == int(found) else None

def flag(value):
    return value if isinstance(value, bool) else {"true": True, "false": False}.get(value) if isinstance(value, str) else None

def first(read, *values):
    return next((found for found in map(read, values) if found is not None), None)


# Times, in whole seconds

ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?", re.I)
NAMED = re.compile(r"(?:[A-Z][a-z]{2},? )?(?:(\d\d?) )?([A-Z][a-z]{2}) (?:(\d\d?) )?(\d{4}) (\d\d:\d\d:\d\d)(?: GMT)?([+-]\d{4})?(?: \(.*\))?")

def stamp(written, form):
    try:
        return math.floor(datetime.strptime(written, form).timestamp())
    except (ValueError, OverflowError):
        return None

def iso_seconds(value):
    found = ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    day, clock, zone = found.groups()
    clock = f"{clock or '00:00'}:00"[:8]
    return stamp(f"{day}T{clock}{'+0000' if (zone or 'Z') in 'Zz' else zone}", "%Y-%m-%dT%H:%M:%S%z")

def seconds(value):
    if isinstance(value, str) and re.fullmatch(r"\d{9,14}(\.\d+)?", value.strip()):
        value = float(value)
    if is_number(value):
        return math.floor(value) if 1e8 <= value < 1e11 else math.floor(value / 1000) if 1e11 <= value < 1e14 else None
    named = NAMED.fullmatch(value.strip()) if isinstance(value, str) else None
    if named is None:
        return iso_seconds(value)
    before, month, after, year, clock, zone = named.groups()
    return stamp(f"{before or after} {month} {year} {clock} {zone or '+0000'}", "%d %b %Y %H:%M:%S %z")


# Flat names

def leaves(value):
    """Each scalar with its path; what lies too deep or under a hostile key is left out."""
    stack = [((), value)]
    while stack:
        path, held = stack.pop()
        if isinstance(held, (dict, list)):
            pairs = held.items() if isinstance(held, dict) else ((f"{place:03}", item) for place, item in enumerate(held, 1))
            if len(path) < DEEPEST:
                stack.extend((path + (key,), item) for key, item in reversed(list(pairs)) if key not in HOSTILE)
        else:
            yield path, held

def label(path):
    return " of ".join(REFUSED.sub(lambda sign: WORDS.get(sign.group(), "-"), part) for part in reversed(path) if part) or "nameless"

def put(out, path, value):
    wanted = name = label(path)
    copy = 1
    while name in out:
        copy += 1
        name = f"{wanted} ({copy})"
    out[name] = value

def flatten(source, ending, skip=()):
    """Names that stay as they are come first, so that nothing else takes them."""
    out = {}
    for key in sorted((key for key in source if key not in HOSTILE and key not in skip), key=lambda key: label((key,)) != key):
        dated = iso_seconds(source[key]) if key.endswith(ending) else None
        for path, value in leaves({key: source[key] if dated is None else dated}):
            put(out, path, value)
    return out


# Who, and which company

def person(event, settings, ids, emails):
    user_id = first(word, event.get("userId"), *ids)
    if user_id is None and settings.get("sendAnonymousId") is True:
        user_id = word(event.get("anonymousId"))
    who = {"user_id": user_id, "email": first(text, *emails)}
    return {key: value for key, value in who.items() if value is not None and len(value) <= LONGEST_ID}

def company_id(company):
    given = first(word, company.get("id"), company.get("company_id"))
    if given is not None:
        return given if len(given) <= LONGEST_ID else None
    name = word(company.get("name"))
    return None if name is None else hashlib.md5(name.encode("utf-8", "replace")).hexdigest()

def company_of(value):
    if text(value):
        return {"name": value}
    return value if isinstance(value, dict) and company_id(value) else None

FIELDS = {"plan": (word, "plan"), "website": (text, "website"), "industry": (text, "industry"), "size": (whole, "size"),
          "monthly_spend": (number, "monthlySpend", "monthly_spend"), "remote_created_at": (seconds, "createdAt", "remoteCreatedAt")}

def details(company, skip):
    """A company without what cannot be its name: that stands nowhere."""
    out, used = {}, {"name", *skip}
    if word(company.get("name")):
        out["name"] = word(company["name"])
    for field, (read, *keys) in FIELDS.items():
        key = next((key for key in keys if read(company.get(key)) is not None), None)
        if key is not None:
            out[field] = read(company[key])
            used.add(key)
    custom = flatten(company, "\0", used)
    return {**out, "custom_attributes": custom} if custom else out


# The three types

def is_mobile(event, context):
    library = str(as_object(context.get("library")).get("name"))
    return event["channel"] == "mobile" if "channel" in event else bool(re.search("android|ios", library, re.I))

def identify(event, settings):
    context = as_object(event.get("context"))
    places = [as_object(event.get("traits")), as_object(context.get("traits"))]
    trait = lambda read, *keys: first(read, *(place.get(key) for place in places for key in keys))
    who = person(event, settings, [place.get(key) for place in places for key in ("userId", "id")], [place.get("email") for place in places])
    if not who:
        raise Rejected("an identify needs a userId or email of at most 255 characters")
    parts = [part for part in (trait(word, *FIRST_NAMES), trait(word, *LAST_NAMES)) if part]
    unsubscribed = first(flag, *(place.get("unsubscribedFromEmails") for place in [context, *places]))
    said = {"name": trait(word, "name") or " ".join(parts) or None, "phone": trait(word, "phone"),
            "signed_up_at": trait(seconds, "createdAt"), "unsubscribed_from_emails": unsubscribed}
    user = {**who, **{key: value for key, value in said.items() if value is not None}}
    company = trait(company_of, "company")
    if company is not None:
        leaving = {"remove": True} if company.get("remove") is True else {}
        user["companies"] = [{"company_id": company_id(company), **leaving, **details(company, ("id", "company_id", "remove"))}]
    custom = flatten({**places[1], **places[0]}, "_at", STANDARD)
    if settings.get("collectContext") is True and is_mobile(event, context):
        for group, keys in CONTEXT.items():
            for key in keys:
                if word(as_object(context.get(group)).get(key)):
                    put(custom, (group, key), context[group][key])
    return [("/users", user), *([("/users", {**who, "custom_attributes": custom})] if custom else [])]

def typed(value):
    """Whether Intercom knows such an object among metadata: a rich link, or an amount."""
    link = isinstance(value.get("url"), str) and isinstance(value.get("value"), str)
    return ("url", "value") if link else ("amount", "currency") if is_number(value.get("amount")) and isinstance(value.get("currency"), str) else ()

def track(event, settings):
    traits, others = as_object(event.get("traits")), as_object(as_object(event.get("context")).get("traits"))
    name, when = word(event.get("event")), first(seconds, event.get("timestamp"), event.get("originalTimestamp"))
    who = person(event, settings, [place.get(key) for place in (traits, others) for key in ("userId", "id")], [traits.get("email"), others.get("email")])
    if name is None or when is None or not who:
        raise Rejected("a track needs the name of its event, a timestamp, and a userId or email of at most 255 characters")
    plain, kept = {}, {}
    for key, value in as_object(event.get("properties")).items():
        keys = () if key in HOSTILE else typed(as_object(value))
        if keys:
            put(kept, (key,), {part: value[part] for part in keys})
        plain[key] = {part: held for part, held in value.items() if part not in keys} if keys else value
    for path, value in flatten(plain, "_date").items():
        put(kept, (path,), value)
    return [("/events", {"event_name": name, "created_at": when, "metadata": kept, **who})]

def group(event, settings):
    traits, others = as_object(event.get("traits")), as_object(as_object(event.get("context")).get("traits"))
    key = word(event.get("groupId"))
    if key is None or len(key) > LONGEST_ID:
        raise Rejected("a group needs a groupId of at most 255 characters")
    who = person(event, settings, [traits.get("userId"), others.get("userId"), others.get("id")], [others.get("email")])
    linked = [("/users", {"companies": [{"company_id": key}], **who})] if who else []
    return [("/companies", {"company_id": key, **details(traits, ())}), *linked]

def transform(event, settings):
    if not isinstance(event, dict) or not isinstance(event.get("type"), str):
        raise Rejected("an event is an object with a type")
    handler = {"identify": identify, "track": track, "group": group}.get(event["type"].lower())
    if handler is None:
        raise Rejected("a type that is not supported")
    calls = handler(event, settings)
    if not text(settings.get("apiKey")):
        raise Rejected("the Access Token (apiKey) is missing", "configuration")
    return calls


# The transformer protocol

def prepared(path, body, event, token):
    headers = {"accept": "application/json, */*;q=0.1", "authorization": "Basic " + base64.b64encode(f"{token}:".encode()).decode(),
               "content-type": "application/json; charset=utf-8", "intercom-version": "1.4", "user-agent": "in-house/3 Python-urllib/3.11"}
    return {"version": "1", "type": "REST", "method": "POST", "endpoint": f"https://api.intercom.io{path}", "headers": headers, "params": {},
            "body": {"JSON": body, "JSON_ARRAY": {}, "XML": {}, "FORM": {}}, "files": {}, "userId": word(event.get("anonymousId")) or ""}

def answer(item):
    """The requests of one event, or the rest of an item that says why there are none."""
    event, settings = item.get("message"), as_object(as_object(item.get("destination")).get("Config"))
    try:
        return [prepared(path, body, event, settings["apiKey"]) for path, body in transform(event, settings)], None
    except Rejected as no:
        return None, {"statusCode": 400, "error": str(no), "statTags": {"errorCategory": "dataValidation", "errorType": no.kind}}

def processor(items):
    for item in map(as_object, items):
        requests, failure = answer(item)
        for part in [failure] if requests is None else [{"output": request, "statusCode": 200} for request in requests]:
            yield {"metadata": item.get("metadata"), **part}

def router(items):
    told = [(item, *answer(item)) for item in map(as_object, items)]
    for item, requests, failure in sorted(told, key=lambda entry: entry[1] is not None):
        echoed = {"metadata": [item.get("metadata")], "destination": item.get("destination"), "batched": False}
        yield {**echoed, **(failure or {"batchedRequest": requests, "statusCode": 200})}

class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        known = {"/health": {"service": "UP"}, "/features": {"routerTransform": {"INTERCOM": True}}}.get(self.path)
        self.reply(200 if known else 404, known or {"error": "no such route"})

    def do_POST(self):
        try:
            given = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        except ValueError:
            return self.reply(400, {"error": "the body is no JSON"})
        routed = self.path == "/routerTransform"
        items = as_object(given).get("input") if routed else given
        if not isinstance(items, list) or not items:
            return self.reply(400, {"error": "a list of events was expected"})
        self.reply(200, {"output": list(router(items))} if routed else list(processor(items)))


if __name__ == "__main__":
    sys.setrecursionlimit(100_000)  # events may be nested 10,000 deep
    threading.stack_size(64 * 1024 * 1024)
    ThreadingHTTPServer.request_queue_size = 128
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 0), Handler)
    server.daemon_threads = True
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
