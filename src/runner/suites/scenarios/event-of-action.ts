import type { Action, Event } from '../../../../contracts/wire/index.ts'
import type { Source } from '../../../../mocks/rudderstack/index.ts'

/** What a person does, through the source; a reset sends nothing, and is told to an SDK on the device alone. */
export function eventOfAction(source: Source, action: Action): Event | undefined {
  const { traits, typedTraits, properties, context, integrations } = action
  const options = { context, integrations }
  if (action.reset !== undefined) {
    source.reset(action.reset === 'all' ? 'all' : undefined)
    return undefined
  }
  if (action.track !== undefined) return source.track({ event: action.track, properties, ...options })
  if (action.group !== undefined) return source.group({ groupId: action.group, traits, ...options })
  if (action.page !== undefined) return source.page({ name: action.page, properties, ...options })
  if (action.screen !== undefined) return source.screen?.({ name: action.screen, properties, ...options })
  if (action.alias !== undefined) return source.alias({ userId: action.alias, previousId: action.from, ...options })
  return source.identify({ userId: action.identify, traits, typedTraits, ...options })
}
