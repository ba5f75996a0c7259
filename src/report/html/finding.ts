import type { Failure } from '../../../contracts/wire/index.ts'
import { times } from '../counts.ts'
import { type Markup, markup } from '../markup.ts'
import type { Place, ReportOptions } from '../reporter.ts'
import { tellCourse } from './course.ts'
import { difference } from './difference.ts'
import { command, fold, json } from './parts.ts'

/** One cause, the first of a rule open: what is wrong, the difference, the smallest event that shows it, and how to see it again. */
export function tellFinding(failure: Failure, isOpen: boolean, placeOf: ReportOptions['placeOf']): Markup {
  const { message, count, connection, case: id, event, settings, replay, byHand, scenario, known, course } = failure
  return markup`<details class="finding"${isOpen && markup` open`}>
<summary><h4>${message}</h4></summary>
<p class="quiet">${times(count)}, the smallest over ${connection}: <code>${id}</code>${written(placeOf?.(id))}</p>
${known !== undefined && markup`<p class="known"><b>Known:</b> <span class="foreign">${known}</span></p>`}
${difference(failure)}
<div class="pair"><div><p class="label">Event</p>${json(event)}</div><div><p class="label">Settings</p>${json(settings)}</div></div>
${course !== undefined && tellCourse(course)}
${command('To see it again', replay)}
${byHand !== undefined && command('Without this program', byHand)}
${scenario !== undefined && fold('The journey as a scenario file', markup`<pre>${scenario.trimEnd()}</pre>`)}
</details>`
}

const written = (place: Place | undefined): Markup | '' =>
  place === undefined ? '' : markup`, in <code>${place.file}${place.line !== undefined && `:${place.line}`}</code>`
