import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An adapter in Java with Gson: track for cloud mode, over the JSON lines of `command:`.
 *
 *     intercom-conformance check command:"java -cp /usr/share/java/gson.jar Adapter.java"
 *
 * What it does not do it skips, and says so.
 */
public class Adapter {
  static class Skip extends RuntimeException { Skip(String what) { super(what); } }
  static class Drop extends RuntimeException { Drop(String why) { super(why); } }
  static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
  static final Pattern REFUSED = Pattern.compile("[.$~`!@#%^&*'{}\\[\\]|\\\\\"\\x00]");
  static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  static JsonObject object(String text) { return JsonParser.parseString(text).getAsJsonObject(); }
  static JsonObject objectAt(JsonObject holder, String key) {
    if (!holder.has(key)) return new JsonObject();
    if (!holder.get(key).isJsonObject()) throw new Drop(key + " is no object");
    return holder.getAsJsonObject(key);
  }

  static boolean isText(JsonElement value) {
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
        && !value.getAsString().isBlank();
  }

  static String id(JsonElement value) {
    if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) throw new Skip("numbers as ids");
    return isText(value) ? value.getAsString() : null;
  }

  static long seconds(JsonObject event) {
    for (String key : new String[] {"timestamp", "originalTimestamp"}) {
      JsonElement value = event.get(key);
      if (value == null || value.isJsonNull()) continue;
      if (!isText(value) || !ISO.matcher(value.getAsString()).matches()) throw new Skip("times that are not plain ISO 8601");
      try { return OffsetDateTime.parse(value.getAsString()).toEpochSecond(); }
      catch (DateTimeException impossible) { throw new Skip("times that the calendar does not have"); }
    }
    throw new Drop("timestamp is missing");
  }

  /** Scalars of all depths under joined names, without recursion: an event may nest deeper than the stack. */
  static JsonObject metadata(JsonObject properties) {
    JsonObject found = new JsonObject();
    ArrayDeque<Map.Entry<String, JsonElement>> waiting = new ArrayDeque<>(properties.entrySet());
    while (!waiting.isEmpty()) {
      Map.Entry<String, JsonElement> next = waiting.poll();
      JsonElement value = next.getValue();
      String name = REFUSED.matcher(next.getKey()).replaceAll("-");
      if (value.isJsonObject()) {
        JsonObject object = value.getAsJsonObject();
        if (object.has("url") || object.has("amount")) throw new Skip("rich links and amounts");
        object.entrySet().forEach(entry -> waiting.add(Map.entry(name + "-" + entry.getKey(), entry.getValue())));
      } else if (value.isJsonArray()) {
        int place = 0;
        for (JsonElement item : value.getAsJsonArray()) waiting.add(Map.entry(name + "-" + place++, item));
      } else {
        if (name.isEmpty() || found.has(name)) throw new Skip("properties whose names meet");
        if (name.endsWith("_date") && isText(value)) throw new Skip("properties that may be dates");
        found.add(name, value);
      }
    }
    return found;
  }

  static JsonObject track(JsonObject settings, JsonObject event) {
    JsonObject context = objectAt(event, "context");
    JsonObject[] traits = {objectAt(event, "traits"), objectAt(context, "traits")};
    JsonObject properties = objectAt(event, "properties");
    objectAt(event, "integrations");
    if (!isText(event.get("event"))) throw new Drop("event is missing");
    JsonObject body = new JsonObject();
    String userId = Stream.of(event.get("userId"), traits[0].get("userId"), traits[0].get("id"), traits[1].get("userId"),
        traits[1].get("id")).map(Adapter::id).filter(found -> found != null).findFirst().orElse(null);
    if (userId == null && settings.has("sendAnonymousId")) throw new Skip("anonymous people");
    if (userId != null) body.addProperty("user_id", userId);
    Stream.of(traits).map(each -> each.get("email")).filter(Adapter::isText).findFirst()
        .ifPresent(email -> body.add("email", email));
    if (body.size() == 0) throw new Drop("userId and email are missing");
    if (body.entrySet().stream().anyMatch(each -> each.getValue().getAsString().length() > 255))
      throw new Drop("userId or email is longer than 255 characters");
    body.add("event_name", event.get("event"));
    body.addProperty("created_at", seconds(event));
    body.add("metadata", metadata(properties));
    return body;
  }

  static JsonObject transform(JsonObject settings, JsonObject event) {
    if (!isText(settings.get("apiKey"))) throw new Drop("Access Token is missing");
    if (!isText(event.get("type"))) throw new Drop("type is missing");
    String type = event.get("type").getAsString().toLowerCase();
    if (type.equals("identify") || type.equals("group")) throw new Skip("events but track");
    if (!type.equals("track")) throw new Drop("the type is not supported");
    JsonObject outcome = object("""
        {"kind": "requests", "requests": [{"method": "POST", "url": "https://api.intercom.io/events", "headers": {
        "Accept": "application/json", "Content-Type": "application/json", "Intercom-Version": "1.4",
        "User-Agent": "Adapter.java"}}]}""");
    JsonObject request = outcome.getAsJsonArray("requests").get(0).getAsJsonObject();
    request.getAsJsonObject("headers").addProperty("Authorization", "Bearer " + settings.get("apiKey").getAsString());
    request.add("body", track(settings, event));
    return outcome;
  }

  /** What Gson cannot read is rejected by itself: the number of the request stands before the event. */
  static JsonObject answer(String line) {
    var seq = SEQ.matcher(line);
    JsonObject answer = new JsonObject();
    if (seq.find()) answer.addProperty("seq", Long.valueOf(seq.group(1)));
    try {
      JsonObject request = object(line);
      answer.add("outcome", transform(request.getAsJsonObject("settings"), request.getAsJsonObject("event")));
    } catch (Skip skip) {
      answer.addProperty("skipped", true);
      answer.addProperty("message", "Adapter.java does not do " + skip.getMessage());
    } catch (Drop | JsonParseException | StackOverflowError drop) {
      answer.add("outcome", object("{\"kind\": \"dropped\"}"));
      answer.getAsJsonObject("outcome").addProperty("reason", drop instanceof Drop ? drop.getMessage() : "the event is no ordinary JSON");
    }
    return answer;
  }

  public static void main(String[] words) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null && !line.startsWith("{\"cmd\":\"stop\""); line = lines.readLine()) {
      if (line.startsWith("{\"cmd\":\"start\"")) {
        out.println(object("""
            {"name": "Adapter.java", "version": "1.0.0", "language": "Java", "homepage": "https://example.com",
            "connections": ["web-cloud", "mobile-cloud", "server-cloud"]}"""));
      } else out.println(answer(line));
    }
  }
}
