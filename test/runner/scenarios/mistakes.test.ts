import { expect, it } from 'vitest'
import { readScenario } from '../../../src/runner/suites/scenarios/read-scenario.ts'

/** A scenario of ada, who has two devices, and bob. The first step is on line 7. */
const told = (steps: string, then = '{ users: [] }', connections = 'web-cloud, mobile-cloud') => `about: A story.
connections: [${connections}]
people:
  ada: { devices: { phone: android, laptop: web } }
  bob: {}
steps:
${steps}
then: ${then}
`
const mistakeIn = (text: string): string => {
  try {
    readScenario(text, 'a.yaml')
  } catch (error) {
    return (error as Error).message
  }
  return 'none'
}
const step = (action: string) => `  - bob: ${action}`

const mistakes: Record<string, [text: string, says: string]> = {
  'somebody unknown': [
    told('  - bib: { track: X }'),
    'a.yaml:7:5: Step 1 is of "bib", who is not among the people: ada, bob. Did you mean "bob"?',
  ],
  'a device that its person does not have': [
    told('  - ada on phon: { track: X }'),
    'a.yaml:7:5: Step 1 is of "ada" on "phon", which is not among the devices of ada: phone, laptop. Did you mean "ada on phone"?',
  ],
  'somebody with several devices on none of them': [
    told('  - ada: { track: X }'),
    'a.yaml:7:5: Step 1 is of "ada", who has several devices; expected "ada on phone" or "ada on laptop".',
  ],
  'somebody without named devices on one': [
    told('  - bob on phone: { track: X }'),
    'a.yaml:7:5: Step 1 is of "bob" on "phone", and bob has no devices by name; expected "bob", or `devices: { phone: … }` under people.',
  ],
  'two verbs': [
    told(step('{ identify: u-bob, track: X }')),
    'a.yaml:7:5: Step 1 ("bob") has identify and track; expected exactly one of identify, track, group, page, screen, alias, reset, goes.',
  ],
  'two people in one step': [
    told('  - bob: { track: X }\n    ada on phone: { track: Y }'),
    'a.yaml:7:5: "steps.0" has 2 fields (bob, ada on phone); expected 1 at most.',
  ],
  'a former id without an alias': [
    told(step('{ track: X, from: u-1 }')),
    'a.yaml:7:22: Only an `alias` comes from another id; expected `alias: NEW-ID` beside it.',
  ],
  'a former id on a phone': [
    told(step('{ alias: u-2, from: u-1 }')),
    "a.yaml:7:24: Over mobile-cloud a phone's SDK takes no former id, it goes by the one it knows; expected `alias` alone.",
  ],
  'a screen in a browser': [
    told(step('{ screen: Home }')),
    "a.yaml:7:12: Over web-cloud a browser's SDK has no screens; expected `page`, which a phone sends as a screen.",
  ],
  'a server that goes offline': [
    told(step('{ goes: offline }'), undefined, 'server-cloud'),
    'a.yaml:7:12: Over server-cloud the SDK keeps nothing for later; only browsers and phones go offline.',
  ],
  'an unknown weather': [
    told('  - weather: strom'),
    'a.yaml:7:14: There is no weather "strom". Did you mean "storm"? There are: calm, flapping, lost-answers, maintenance, rate-limited, slow, storm; or write its faults.',
  ],
  'an unknown fault': [
    told('  - weather: { faults: [{ fault: stauts }] }'),
    'a.yaml:7:34: "steps.0.weather.faults.0.fault" is "stauts"; expected one of latency, rate-limit, status, html, reset-before, reset-after, lost, drip, truncated. Did you mean "status"?',
  ],
  'a time that is none': [
    told('  - wait: 5 minutes'),
    'a.yaml:7:11: "steps.0.wait" is "5 minutes"; expected text like 90s, 5m, 2h, 1d.',
  ],
  'a fault that begins at no time': [
    told('  - weather: { faults: [{ fault: lost, from: soon }] }'),
    'a.yaml:7:46: "steps.0.weather.faults.0.from" is "soon"; expected text like 500ms, 90s, 5m, 2h, 1d.',
  ],
  'a fault of no request': [
    told('  - weather: { faults: [{ fault: lost, on: users }] }'),
    'a.yaml:7:44: "steps.0.weather.faults.0.on" is "users"; expected text like POST /users, GET /users/{id}, *.',
  ],
  'no steps': [
    'about: A story.\nconnections: [web-cloud]\npeople: { bob: {} }\nsteps: []\nthen: { users: [] }\n',
    'a.yaml:4:8: "steps" has 0 items; expected at least 1.',
  ],
  'a weather that is over before it begins': [
    told('  - weather: { faults: [{ fault: lost, from: 2m, until: 1m }] }'),
    'a.yaml:7:57: "steps.0.weather.faults.0.until" is "1m", which is no later than "from" (2m); the fault is never in force.',
  ],
  'weather that never ends': [
    told(
      `  - weather: { faults: [{ fault: lost, attempts: all }] }\n${step('{ identify: u-bob }')}`,
      '{ users: [{ user_id: u-bob }] }',
    ),
    'a.yaml:7:14: This weather never ends, delivery gives up at last, and `then` expects user_id "u-bob". Expected `until` or `attempts` in the fault "lost", or a later step `weather: calm`.',
  ],
  'a rate limit that never lets anybody through': [
    told(
      `  - weather: { faults: [{ fault: rate-limit, perWindow: 0 }] }\n${step('{ track: X }')}`,
      '{ events: [{ event_name: X }] }',
    ),
    'a.yaml:7:14: This weather never ends, delivery gives up at last, and `then` expects event_name "X". Expected `until` or `attempts` in the fault "rate-limit", or a later step `weather: calm`.',
  ],
  'calls in cloud mode': [
    told(step('{ track: X }'), '{ calls: [{ method: update }] }'),
    'a.yaml:8:9: Over mobile-cloud nothing is called; expected `calls` of device connections alone. In cloud mode expect users, companies, events, leads, dropped, requests.',
  ],
  'a misspelt expectation': [
    told('  - expect: { usres: [] }'),
    'a.yaml:7:22: The field "steps.0.expect.usres" is not known. Did you mean "users"?',
  ],
  'somebody unknown among the dropped': [
    told(step('{ track: X }'), '{ dropped: [{ of: bop }] }'),
    'a.yaml:8:25: "bop" is not among the people: ada, bob.',
  ],
  'a line of the contract that drops nothing': [
    told(step('{ track: X }'), '{ dropped: [{ because: I9 }] }'),
    'a.yaml:8:30: "then.dropped.0.because" is "I9"; expected one of S1, G1, G2, I3, T1, T2, C1. Did you mean "I3"?',
  ],
  'a number of requests that there is not': [
    told(step('{ track: X }'), '{ requests: { min: 3, max: 2 } }'),
    'a.yaml:8:19: No number of requests is at least 3 and at most 2.',
  ],
  'an alias of YAML': [
    told('  - bob: &x { track: X }\n  - bob: *x'),
    'a.yaml:8:10: Anchors and aliases are not allowed here. Write the value out.',
  ],
}

it.each(Object.entries(mistakes))('%s is told with its place, and what could stand there', (_, [text, says]) => {
  expect(mistakeIn(text)).toBe(says)
})

/** A scenario of one person over a device connection. The step is on line 6. */
const onDevice = (step: string, then: string, connections = 'web-device', person = '{}') => `about: A story.
connections: [${connections}]
people:
  ada: ${person}
steps:
  - ${step}
then: ${then}
`

const onDevices: Record<string, [text: string, says: string]> = {
  requests: [
    onDevice('ada: { identify: u-ada }', '{ requests: 1 }'),
    "a.yaml:7:9: Over web-device there are no requests: what is done there is called on Intercom's SDK. Expect users, companies, events, leads, calls.",
  ],
  drops: [
    onDevice('ada: { identify: u-ada }', '{ dropped: 1 }'),
    "a.yaml:7:9: Over web-device there are no drops to count: what is done there is called on Intercom's SDK. Expect users, companies, events, leads, calls.",
  ],
  weather: [
    onDevice('weather: storm', '{ users: [] }'),
    "a.yaml:6:5: Over web-device calls go to Intercom's SDK, which meets no weather here; expected cloud connections alone.",
  ],
  'going offline': [
    onDevice('ada: { goes: offline }', '{ users: [] }'),
    "a.yaml:6:12: Over web-device calls go to Intercom's SDK at once; only in cloud mode events wait to be sent.",
  ],
  'the company of a group': [
    onDevice('ada: { group: c-1 }', '{ companies: [{ company_id: c-1 }] }'),
    'a.yaml:7:21: Over web-device a group makes no company, and no identify names "c-1"; expected it of cloud connections alone.',
  ],
  'a method of another SDK': [
    onDevice('ada: { identify: u-ada }', '{ calls: [{ method: logout }] }', 'web-device, ios-device'),
    'a.yaml:7:27: Over web-device Intercom\'s SDK has no "logout"; expected one of boot, update, trackEvent, shutdown, reattach_activator, hide, show.',
  ],
  'a misspelt method': [
    onDevice('ada: { identify: u-ada }', '{ calls: [{ method: trackevent }] }'),
    'a.yaml:7:27: Over web-device Intercom\'s SDK has no "trackevent"; expected one of boot, update, trackEvent, shutdown, reattach_activator, hide, show. Did you mean "trackEvent"?',
  ],
  'a server among the devices': [
    onDevice('ada on shop: { identify: u-ada }', '{ users: [] }', 'web-device', '{ devices: { shop: server } }'),
    'a.yaml:4:27: A server has no device mode, and this scenario is played over web-device; expected web, android or ios.',
  ],
  'a connection that nobody uses': [
    onDevice('ada on phone: { identify: u-ada }', '{ users: [] }', 'web-cloud', '{ devices: { phone: ios } }'),
    'a.yaml:2:15: Nobody here is on web-cloud: every device says what it is. Expected mobile-cloud, or a device without a kind.',
  ],
  'a person whose name is that of a step': [
    onDevice('wait: 1s', '{ users: [] }').replace('ada:', 'wait:'),
    'a.yaml:4:3: Nobody can be called "wait": a step `wait` is of nobody. Choose another name.',
  ],
  'an id of somebody with several devices': [
    onDevice('ada on a: { track: X }', '{ users: [] }', 'web-cloud', '{ anonymousId: x, devices: { a: web } }'),
    'a.yaml:4:10: "anonymousId" is of somebody with one device; expected it at each of ada\'s `devices`.',
  ],
}

it.each(Object.entries(onDevices))('%s, where a connection cannot have it, is told so', (_, [text, says]) => {
  expect(mistakeIn(text)).toBe(says)
})

const inRealTime = (steps: string) => told(steps).replace('people:', 'live: true\npeople:')

it.each([
  [
    'a wait',
    `  - weather: storm\n  - wait: 1m`,
    'a.yaml:9:5: A story that is played in real time has no `wait`; expected people and weather alone.',
  ],
  [
    'a look in the middle',
    `  - weather: storm\n  - expect: { users: [] }`,
    'a.yaml:9:5: A story that is played in real time has no `expect`; expected people and weather alone.',
  ],
  [
    'no weather',
    step('{ identify: u-bob }'),
    'a.yaml:3:1: What is played in real time is how a target delivers; expected a step `weather: …`.',
  ],
])('a story in real time with %s is told', (_, steps, says) => {
  expect(mistakeIn(inRealTime(steps))).toBe(says)
})

it('weather without an end is no mistake where nothing waits for it', () => {
  const refused = '  - weather: { faults: [{ fault: status, status: 503, attempts: all, on: POST /events }] }'
  expect(
    mistakeIn(told(`${refused}\n${step('{ identify: u-bob }')}`, '{ users: [{ user_id: u-bob }], events: [] }')),
  ).toBe('none')
  const before = `${step('{ identify: u-bob }')}\n  - wait: 1m\n  - weather: { faults: [{ fault: lost, attempts: all }] }`
  expect(mistakeIn(told(before, '{ users: [{ user_id: u-bob }] }'))).toBe('none')
})

it('a schema may be named in the file', () => {
  expect(mistakeIn(`$schema: ../a.schema.json\n${told(step('{ track: X }'))}`)).toBe('none')
})
