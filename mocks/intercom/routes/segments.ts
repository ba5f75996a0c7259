import type { JsonObject } from '../../../contracts/wire/index.ts'
import { noSuch, refusal } from '../refusal.ts'
import { defineRoute, ok } from '../route.ts'
import { segmentView } from '../views/segment.ts'
import type { Segment } from '../workspace/segment.ts'

/** The segments of people, or with `type=company` those of companies (API page "List segments"). */
export const getSegments = defineRoute({
  on: 'GET /segments',
  answer({ query, workspace }) {
    const type = query.get('type') ?? 'user'
    if (type !== 'user' && type !== 'company') {
      throw refusal(400, 'parameter_invalid', 'type must be user or company', 'type')
    }
    const asked = [...workspace.segments.all()].filter(
      ({ person_type }) => (person_type === 'company') === (type === 'company'),
    )
    return ok({ type: 'segment.list', segments: asked.map((segment) => shown(segment, query)) })
  },
})

export const getSegment = defineRoute({
  on: 'GET /segments/{id}',
  answer({ id, query, workspace }) {
    const segment = workspace.segments.byId(id)
    if (segment === undefined) throw noSuch([['id', id]])
    return ok(shown(segment, query))
  },
})

/** `include_count=true` counts; for segments of people alone (API page "List segments"). */
function shown(segment: Segment, query: URLSearchParams): JsonObject {
  const view = segmentView(segment)
  const isCounted = query.get('include_count') === 'true' && segment.person_type !== 'company'
  return isCounted ? { ...view, count: segment.people.size } : view
}
