import type { JsonObject } from '../../../contracts/wire/index.ts'
import type { Tag } from '../workspace/tag.ts'

export function tagView({ id, name }: Tag): JsonObject {
  return { type: 'tag', id, name }
}

export function tagList(tags: Iterable<Tag> | undefined): JsonObject {
  return { type: 'tag.list', tags: tags === undefined ? [] : Array.from(tags, tagView) }
}
