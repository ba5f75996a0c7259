import fc from 'fast-check'

const words = [
  'a',
  'pro',
  'Ada',
  'Ada Byron',
  ' padded ',
  'green',
  'true',
  '0',
  '42',
  'undefined',
  'null',
  '[object Object]',
  'O’Neill & Søn',
  '日本語',
  'Ĳsselmeer',
  'مرحبا',
  '👩‍👩‍👧 family',
  'e\u0301',
  'line\nbreak',
  '<b>bold</b>',
  '"quoted" \\ back',
  '{"json":1}',
  '[1]',
  '2024-02-29',
  '2026-01-05T10:00:00Z',
]

/** What counts as one sign, and is more than a letter to a program: joined, combining, in another case, of no width. */
const signs = [
  ...[
    'e\u0301',
    'ñ',
    'ß',
    'İ',
    'ı',
    'Ǆ',
    'Σ',
    'ς',
    '日',
    '한',
    'ع',
    'न',
    '👩‍👩‍👧',
    '🇩🇪',
    '👍🏽',
    '𝒜',
    '\u200d',
    'z\ufeffz',
  ],
  ...['\u00a0', '\u2028', '\u0007', '\u007f', '\t', '\n', '"', '\\', '<', '&', '%', '$', '.', '_', ' ', '0', 'A', 'z'],
]

/** A sign: mostly one of these, at times any code point but a surrogate. Drawn here, since the units of fast-check take long to load. */
const sign: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...signs) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x1f9ff }).map((code) => String.fromCodePoint(code)) },
)

/** Text as people and programs write it. */
export const plainText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 4, arbitrary: fc.string({ maxLength: 24 }) },
  { weight: 3, arbitrary: fc.string({ unit: sign, maxLength: 24 }) },
)

/** An identifier as programs make them: letters of both cases, digits and hyphens. */
export const madeId: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789-'),
  minLength: 4,
  maxLength: 20,
})

/** Nothing to read: empty, or blanks alone. */
const blankText: fc.Arbitrary<string> = fc.constantFrom('', ' ', '\t \n', '\u00a0')

/**
 * Text over the 255 characters that Intercom keeps of an attribute, whose end tells whether it was cut; and some that is over them in bytes
 * alone.
 */
const longText: fc.Arbitrary<string> = fc.constantFrom(
  'äöü'.repeat(80),
  '日本'.repeat(60),
  `${'ß'.repeat(200)}.`,
  `${'long '.repeat(52)}end`,
  'é'.repeat(256),
  `${'x'.repeat(254)}👩`,
  `${'y'.repeat(300)}…`,
)

/** Half of a surrogate pair, alone, which UTF-8 cannot say. */
export const loneSurrogate: fc.Arbitrary<string> = fc.constantFrom('\ud800', 'a\udc00b', '\udc00\ud800')

/** So long that an implementation may refuse the event (G8). One text, shared: it costs no memory. */
export const hugeText = 'huge '.repeat(200_000)

/** Any text, seldom a hostile one. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 1800, arbitrary: plainText },
  { weight: 80, arbitrary: blankText },
  { weight: 84, arbitrary: longText },
  { weight: 16, arbitrary: loneSurrogate },
  { weight: 16, arbitrary: fc.constantFrom('nul\u0000inside', '\u0000') },
  { weight: 1, arbitrary: fc.constant(hugeText) },
)
