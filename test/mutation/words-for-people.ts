import type { Ignorer, NodePath } from '@stryker-mutator/api/ignore'

/** Properties that hold words for people; whatever they say, the judgement is the same. */
const properties = ['says', 'why', 'mend', 'source', 'message', 'reason', 'description', 'about']

/** The part of a syntax tree's node that is looked at here. */
interface SyntaxNode {
  type: string
  name?: string
  value?: unknown
  key?: SyntaxNode
  callee?: SyntaxNode
  quasis?: { value: { raw: string } }[]
}
interface SyntaxPath {
  node: SyntaxNode
  parentPath: SyntaxPath | null
}

/** What may stand between a text and the place it is for: `reason: isBlank ? 'blank' : 'absent'`. */
const between = ['ConditionalExpression', 'LogicalExpression', 'BinaryExpression', 'TemplateLiteral', 'TSAsExpression']

function placeOf({ parentPath }: SyntaxPath): SyntaxNode | undefined {
  let place = parentPath
  while (place && between.includes(place.node.type)) place = place.parentPath
  return place?.node
}

const textOf = ({ value, quasis }: SyntaxNode) =>
  typeof value === 'string' ? value : (quasis ?? []).map(({ value: { raw } }) => raw).join('…')

/** Names of fields, types and kinds hold no blanks and end in no full stop. */
const isSentence = (text: string) => /^\S.* .*[.:]$/s.test(text)

export const wordsForPeople: Ignorer = {
  shouldIgnore(path: NodePath) {
    const here = path as unknown as SyntaxPath
    if (here.node.type !== 'StringLiteral' && here.node.type !== 'TemplateLiteral') return undefined
    if (isSentence(textOf(here.node))) return 'a sentence for people'
    const place = placeOf(here)
    if (place?.type === 'ObjectProperty' && properties.includes(place.key?.name ?? '')) return 'words for people'
    if (place?.type === 'NewExpression' && /Error$/.test(place.callee?.name ?? '')) return 'the text of an error'
    return undefined
  },
}
