import { type JsonObject, type JsonValue, setOwn } from '../../../contracts/wire/index.ts'

/** `leaf` under many levels, built from inside out. */
function nested(levels: number, leaf: JsonValue): JsonValue {
  let value = leaf
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { deep: value } : [value]
  return value
}

function under(key: string, value: JsonValue): JsonObject {
  const holder: JsonObject = {}
  setOwn(holder, key, value)
  return holder
}

/**
 * What nobody says in good faith (G8, G11). A short list of fixed values: an Intercom workspace has room for 250 attribute names and
 * 120 event names. None of them has the name of what people say in earnest.
 */
export const wildValues: readonly JsonObject[] = [
  under('__proto__', { polluted: true }),
  { constructor: { prototype: { polluted: true } } },
  under('prototype', 'x'),
  { hole: null, void: '', blank: '  ' },
  { half: 'a\ud800b' },
  { bell: 'a\u0007\u001b[31mb', nul: 'a\u0000b' },
  { 'a.b$c': 1, 'x[y]': 2 },
  { list: [[1, [2]], { of: ['three'] }] },
  { well: nested(30, 'bottom') },
  { abyss: nested(700, 'bottom') },
  { text: 'undefined', other: '[object Object]', markup: '<script>alert(1)</script>' },
  { huge: 1e308, tiny: 5e-324, minus: -0 },
  { avatar: 7 },
  { renewed_at: 'the 32nd of May' },
]

/** Long text: in properties alone, which no SDK remembers and sends again. */
export const essay: JsonObject = { essay: 'word '.repeat(4000) }
