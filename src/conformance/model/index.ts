import type { Action, Expectations } from '../../../contracts/wire/index.ts'
import type { GeneratedJourney } from '../../generate/index.ts'
import { follow, newFollower, type World } from './follow.ts'
import { Workspace } from './workspace.ts'

export { type Follower, follow, newFollower, type Subject, type World } from './follow.ts'
export { scenarioOf, scenarioText, textOfScenario } from './scenario-text.ts'
export { Workspace } from './workspace.ts'

/**
 * What Intercom must hold when a journey is over, and how many events the target must have dropped. Written from the
 * contract's *must* lines alone, for journeys of `arbitraryJourney`, which go only where those lines are certain.
 */
export function expectedEnd({ connection, scenario }: GeneratedJourney): Expectations {
  const { people, steps, settings = {} } = scenario
  const sendAnonymousId = settings.sendAnonymousId === true
  const world: World = { connection, sendAnonymousId, workspace: new Workspace(), dropped: 0 }
  const followers = new Map(Object.entries(people).map(([name, { anonymousId }]) => [name, newFollower(anonymousId)]))
  for (const step of steps) {
    for (const [name, action] of Object.entries(step)) {
      const follower = followers.get(name)
      if (follower) follow(world, follower, action as Action)
    }
  }
  return world.workspace.expectations(world.dropped)
}
