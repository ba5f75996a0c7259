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

/** Text as people and programs write it. */
export const plainText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)

/** An identifier as programs make them: letters of both cases, digits and hyphens. */
export const madeId: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789-'),
  minLength: 4,
  maxLength: 20,
})

/** Nothing to read: empty, or blanks alone. */
export const blankText: fc.Arbitrary<string> = fc.constantFrom('', ' ', '\t \n', '\u00a0')

/** Text over the 255 characters that Intercom keeps of an attribute. Its end tells whether it was cut. */
export const longText: fc.Arbitrary<string> = fc.constantFrom(
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
  { weight: 60, arbitrary: longText },
  { weight: 16, arbitrary: loneSurrogate },
  { weight: 16, arbitrary: fc.constantFrom('nul\u0000inside', '\u0000') },
  { weight: 1, arbitrary: fc.constant(hugeText) },
)
