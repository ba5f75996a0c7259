import { resolve } from 'node:path'
import { InputError } from '../../input/index.ts'
import { writablePlace } from '../../output/index.ts'
import type { CheckOptions } from './check-options.ts'
import type { ReportDestination } from './reporter-option.ts'

/** Options that contradict each other: both given, this is said. */
const contradictions: readonly { of: readonly ((options: CheckOptions) => unknown)[]; says: string }[] = [
  {
    of: [({ updateBaseline }) => updateBaseline, ({ baseline }) => baseline === undefined],
    says: '--update-baseline needs to know which file: add --baseline FILE.',
  },
  {
    of: [({ from }) => from, ({ suite }) => suite === 'smoke'],
    says: '--from judges a run that is saved already; --suite smoke asks a target. Leave one of them out.',
  },
  {
    of: [({ from }) => from, ({ record }) => record],
    says: '--from judges a run that is saved already; --record has nothing to save. Leave one of them out.',
  },
  {
    of: [({ from }) => from, ({ scenarios }) => scenarios],
    says: '--from judges a run that is saved already; --scenarios has nothing to play. Leave one of them out.',
  },
  {
    of: [({ from }) => from, ({ shard, bail }) => shard ?? bail],
    says: '--from judges a run that is saved already; --shard and --bail are for one that is played. Leave one of them out.',
  },
  {
    of: [({ redact }) => redact, ({ record }) => record],
    says: '--redact masks reports, and --record saves what was played as it was, so that it can be judged again. Leave one of them out.',
  },
  {
    of: [({ shard }) => shard, ({ redact }) => redact],
    says: '--redact belongs to merge: the masks of several shards would not agree. Leave it out here, and give it to merge.',
  },
  {
    of: [({ shard }) => shard, ({ case: caseId }) => caseId],
    says: '--case plays one case, of which --shard can take no part. Leave one of them out.',
  },
  {
    of: [({ suite }) => suite === 'smoke', ({ shard, bail }) => shard ?? bail],
    says: '--suite smoke asks a few questions; there is nothing for --shard and --bail to cut. Leave them out.',
  },
  {
    of: [
      ({ watch }) => watch,
      ({ from, record, updateBaseline, shard, bail, suite }) =>
        from ?? record ?? updateBaseline ?? shard ?? bail ?? (suite === 'smoke' ? suite : undefined),
    ],
    says: '--watch judges again and again, and writes nothing; --from, --record, --update-baseline, --shard, --bail and --suite smoke are for one run. Leave one of them out.',
  },
  {
    of: [({ watch }) => watch, ({ reporter }) => (reporter.length > 0 ? reporter : undefined)],
    says: '--watch tells in its own way what changed; --reporter is for one run. Leave one of them out.',
  },
  {
    of: [({ updateBaseline }) => updateBaseline, ({ shard, bail }) => shard ?? bail],
    says: '--update-baseline needs the whole run; --shard and --bail play a part of it. Leave one of them out.',
  },
]

/** Options that contradict each other, and files that one run would write twice or read and write: told before anything is played. */
export function expectSense(options: CheckOptions, destinations: readonly ReportDestination[]): void {
  const given = (value: unknown) => value !== undefined && value !== false
  const contradiction = contradictions.find(({ of }) => of.every((one) => given(one(options))))
  if (contradiction) throw new InputError(contradiction.says)
  const { from, record, updateBaseline: isUpdate, baseline } = options
  expectApart([
    ...destinations.flatMap(({ file }) => file ?? []),
    ...[record, isUpdate ? baseline : undefined].flatMap((file) => (file === undefined ? [] : writablePlace(file))),
    ...(from === undefined ? [] : [resolve(from)]),
  ])
}

/** No two options name one file. */
export function expectApart(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index)
  if (twice !== undefined)
    throw new InputError('Two options name this file, and one would destroy what the other needs.', { file: twice })
}
