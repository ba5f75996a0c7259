import { type Static, Type } from 'typebox'

const count = Type.Integer({ minimum: 0 })

/** One event of a case, and what came of it, in words short enough for one line. */
export const courseStepSchema = Type.Object({
  type: Type.String({ description: 'of the event: identify, track, …' }),
  name: Type.Optional(
    Type.String({ description: 'what it is about: the name of a track or a page, the id of a group' }),
  ),
  who: Type.Optional(Type.String({ description: 'the user id, else the email, else the anonymous id' })),
  sent: Type.Array(
    Type.Object({
      what: Type.String({ description: 'a request without its host, or the method of an SDK call: POST /users' }),
      answer: Type.String({ description: 'the status of the answer, or what the SDK made of the call' }),
      went: Type.Enum(['well', 'refused', 'weather'], {
        description: 'weather: a rate limit or an error of the server, which is nobody’s fault',
      }),
    }),
  ),
  dropped: Type.Optional(Type.String({ description: 'the reason, where the target dropped the event' })),
  shown: Type.Optional(Type.Boolean({ description: 'true for the event that the finding is about' })),
})
export type CourseStep = Static<typeof courseStepSchema>

/** How a journey, or another case of several events, went: what happened, what was sent, and what Intercom held in the end. */
export const courseSchema = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1, description: 'steps before the first one told' })),
    steps: Type.Array(courseStepSchema, { description: 'at most twenty, around the one that the finding is about' }),
    after: Type.Optional(Type.Integer({ minimum: 1, description: 'steps after the last one told' })),
    end: Type.Object(
      { users: count, companies: count, events: count, tags: count, leads: count },
      { description: 'how many objects Intercom held in the end' },
    ),
  },
  { description: 'How a journey, or another case of several events, went.' },
)
export type Course = Static<typeof courseSchema>
