import { Command } from 'commander'
import { createColors } from 'picocolors'
import { type Rule, rules } from '../../contracts/rules/index.ts'
import type { DeliveredRequest, Outcome, Vector } from '../../contracts/wire/index.ts'
import { findRule } from '../conformance/index.ts'
import { inline } from '../report/index.ts'
import { loadVectors } from '../runner/index.ts'
import type { ExitCode } from './exit-code.ts'
import { ownCommand } from './own-command.ts'
import { print } from './print.ts'

/** `explain ID`: what a rule says, why it matters, and examples that keep and break it. */
export function defineExplain(exit: (code: ExitCode) => void): Command {
  return new Command('explain')
    .description('what a rule says, why it matters, where it comes from, and examples')
    .argument('<id>', 'the id of a rule: U2, U3.zone')
    .action(async (id: string) => {
      const rule = findRule(rules, id)
      await print(
        explanation(
          rule,
          loadVectors().filter((vector) => vector.rule === rule.id),
        ),
      )
      exit(0)
    })
}

function explanation(rule: Rule, vectors: readonly Vector[]): string {
  const paint = createColors(createColors().isColorSupported && process.stdout.isTTY === true)
  const { id, level, authority, says, why, mend, source, connections } = rule
  const kept = vectors.find(({ expect, outcomes }) => expect === 'pass' && outcomes === undefined)
  const allowed = vectors.find(({ expect, outcomes }) => expect === 'pass' && outcomes !== undefined)
  const broken = vectors.find(({ expect }) => expect === 'flag')
  const lines = [
    `${paint.bold(id)} (${level}; ${authority})`,
    says,
    '',
    `why      ${why}`,
    `mend     ${mend}`,
    `source   ${source}`,
    `applies  ${connections.join(', ')}`,
    ...example('an event that exercises it', kept),
    ...example('what keeps it', allowed),
    ...example('what breaks it', broken),
    ...tryIt(rule, kept),
  ]
  return `${lines.join('\n')}\n`
}

/** A command that exercises the rule; of one that no single input can break, a run of journeys. */
function tryIt({ id, level }: Rule, kept: Vector | undefined): string[] {
  if (kept) return ['', `try it   ${ownCommand()} check --case vectors/${kept.id}`]
  if (deliveryRules.test(id)) {
    const command = `${ownCommand()} check module:./service.mjs --delivery 20 --rules ${id} --suite scenarios`
    return ['', 'It looks at those who send by themselves, in a trace or in real time.', `try it   ${command}`]
  }
  if (!journeyRules.test(id) || level === 'may') return []
  return [
    '',
    'It looks at whole journeys, so that no single event keeps or breaks it.',
    `try it   ${ownCommand()} check --rules ${id} --suite scenarios,sequences`,
  ]
}

const deliveryRules = /^D\d/
const journeyRules = /^[JE]\d/

function example(title: string, vector: Vector | undefined): string[] {
  if (vector === undefined) return []
  const { about, settings, events, outcomes, deliveries } = vector
  const startMs = deliveries?.[0]?.delivered[0]?.sentAt
  return [
    '',
    `${title}: ${about}`,
    `  settings  ${inline(settings, 300)}`,
    ...events.flatMap((event, index) => [
      `  event     ${inline(event, 600)}`,
      ...tellOutcome(outcomes?.[index]),
      ...(deliveries?.[index]?.delivered ?? []).map((one) => tellTry(one, startMs)),
    ]),
  ]
}

/** A request that the target sent by itself, by its time after the first one. */
function tellTry({ request, reply, sentAt, failure }: DeliveredRequest, startMs: number | undefined): string {
  const after = sentAt === undefined || startMs === undefined ? '' : `after ${sentAt - startMs} ms `
  const { method, url, body } = request
  return `  sends     ${after}${method} ${url} ${inline(body, 600)}: ${failure ?? reply.status}`
}

function tellOutcome(outcome: Outcome | undefined): string[] {
  if (outcome === undefined) return []
  if (outcome.kind === 'dropped') return [`  dropped   ${inline(outcome.reason, 300)}`]
  if (outcome.kind === 'calls') return outcome.calls.map((call) => `  call      ${inline(call, 600)}`)
  return outcome.requests.map(({ method, url, body }) => `  sends     ${method} ${url} ${inline(body, 600)}`)
}
