import { agrees, field, isDelivered, readTime, valuesOf } from '../../reading/index.ts'
import { cloudConnections, type JsonObject, type JsonValue } from '../../wire/index.ts'
import { defineRule } from '../define-rule.ts'
import { companyFields } from './company-traits.ts'
import { companiesSent, companyTraits } from './sent-company.ts'

const given = (name: 'monthly_spend' | 'remote_created_at', traits: JsonObject) =>
  companyFields[name].map((trait) => field(traits, trait))

/** Amounts that Intercom's field can hold, and times. */
const fittingSpends = (traits: JsonObject) =>
  given('monthly_spend', traits).filter((value) => typeof value === 'number' && value >= 0 && value <= 2_147_483_647)
const fittingTimes = (traits: JsonObject) =>
  given('remote_created_at', traits)
    .map(readTime)
    .filter(({ kind }) => kind === 'time')

/** C2.fields: spend and time of creation reach the fields that Intercom has for them (Intercom API 1.4, Company model). */
export const spendAndCreationReachFields = defineRule({
  id: 'C2.fields',
  level: 'should',
  authority: 'API',
  says: "A group's `monthlySpend` (or `monthly_spend`) is sent as `monthly_spend`, a number, and its `remoteCreatedAt` (or `createdAt`) as `remote_created_at`, in whole unix seconds.",
  why: "Intercom's own filters for spend and for the age of a company read these fields alone.",
  mend: 'Map both traits to their fields, the time converted to unix seconds.',
  source: 'Intercom API 1.4, Company model',
  harm: 'data wrong',
  connections: cloudConnections,
  appliesTo(exchange) {
    const traits = companyTraits(exchange)
    return (
      isDelivered(exchange, 'group') &&
      companiesSent(exchange).length > 0 &&
      (fittingSpends(traits).length > 0 || fittingTimes(traits).length > 0)
    )
  },
  check(exchange) {
    const traits = companyTraits(exchange)
    const bodies = companiesSent(exchange)
    const [spend] = valuesOf(bodies, 'monthly_spend')
    const [time] = valuesOf(bodies, 'remote_created_at')
    const spends = fittingSpends(traits)
    const times = fittingTimes(traits)
    // Of two names of one trait either may win, also one that an implementation need not be able to read.
    const isSpend = (value: JsonValue | undefined) => typeof spend === 'number' && Math.abs(spend - Number(value)) < 1
    const isTime = (value: JsonValue | undefined) => readTime(value).kind !== 'none' && agrees(time, readTime(value))
    const reached = given('monthly_spend', traits).some(isSpend)
    return [
      ...(spends.length > 0 && !reached
        ? [
            {
              message: 'The monthly spend did not reach its field.',
              expected: spends[0] ?? null,
              received: spend ?? null,
            },
          ]
        : []),
      ...(times.length > 0 && !given('remote_created_at', traits).some(isTime)
        ? [
            {
              message: 'The time of creation did not reach its field in unix seconds.',
              expected: Math.floor((times[0]?.ms ?? 0) / 1000),
              received: time ?? null,
            },
          ]
        : []),
    ]
  },
})
