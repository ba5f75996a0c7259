import type { Course, CourseStep } from '../../../contracts/wire/index.ts'
import { many } from '../counts.ts'
import { type Markup, markup } from '../markup.ts'

/** Where the two lines run: what happens at the source, and what reaches Intercom. */
const source = 12
const intercom = 44
/** The middle of the first line of text of a row. */
const middle = 13

/**
 * How a case went, as a picture: on the left line what happened, on the right line what reached Intercom, weather in its own colour,
 * and in the end what Intercom holds. The words are a list beside it, so that it is read aloud in order.
 */
export function tellCourse({ before, steps, after, end }: Course): Markup {
  const held = Object.entries(end).flatMap(([noun, count]) =>
    count > 0 ? [`${count} ${count === 1 ? one(noun) : noun}`] : [],
  )
  return markup`<div class="course"><p class="label">How it went</p>
<ol>${before !== undefined && markup`<li class="gap">${rail('gap')}<span>${many(before, 'event')} before</span></li>`}${steps.map(step)}${after !== undefined && markup`<li class="gap">${rail('gap')}<span>${many(after, 'event')} after</span></li>`}
<li class="end">${rail('end')}<span>Intercom holds ${held.length === 0 ? 'nothing' : held.join(', ')}</span></li></ol></div>`
}

const one = (noun: string) => (noun === 'companies' ? 'company' : noun.replace(/s$/, ''))

function step({ type, name, who, sent, dropped, shown }: CourseStep): Markup {
  return markup`<li class="${shown ? 'event here' : 'event'}">${rail(dropped === undefined ? 'event' : 'dropped')}<span><b>${type}</b>${name !== undefined && markup` <span class="foreign">${name}</span>`}${who !== undefined && markup` <span class="quiet">by <bdi>${who}</bdi></span>`}${dropped !== undefined && markup` <span class="quiet">dropped: ${dropped}</span>`}${dropped === undefined && sent.length === 0 && markup` <span class="quiet">nothing sent</span>`}${shown && markup` <em>the finding is here</em>`}</span></li>
${sent.map(({ what, answer, went }) => markup`<li class="sent ${went}">${rail(went)}<span><code>${what}</code> <span class="answer">${answer}</span>${went !== 'well' && markup` <span class="quiet">${went}</span>`}</span></li>`)}`
}

type Piece = 'event' | 'dropped' | 'gap' | 'end' | CourseStep['sent'][number]['went']

/** One row of the picture: its part of both lines, and what happens on them. It is as high as its words. */
function rail(piece: Piece): Markup {
  const line = (x: number, name: string, until = '100%') =>
    markup`<line class="${name}" x1="${x}" x2="${x}" y1="0" y2="${until}"/>`
  const dot = (x: number, name: string) => markup`<circle class="${name}" cx="${x}" cy="${middle}" r="5"/>`
  const inside = {
    event: () => dot(source, 'event'),
    dropped: () => markup`<path class="dropped" d="M${source - 5} ${middle - 5}l10 10m0-10l-10 10"/>`,
    gap: () => '' as const,
    end: () => markup`<rect class="end" x="${intercom - 6}" y="${middle - 6}" width="12" height="12" rx="2"/>`,
    well: () => arrival('well'),
    refused: () => arrival('refused'),
    weather: () => arrival('weather'),
  }
  function arrival(name: string) {
    return markup`<path class="arrow" d="M${source} 0C${source} ${middle} ${source + 8} ${middle} ${intercom - 7} ${middle}"/>${name === 'weather' && markup`<circle class="halo" cx="${intercom}" cy="${middle}" r="10"/>`}${dot(intercom, name)}`
  }
  const ends = piece === 'end'
  return markup`<svg class="rail" width="60" height="100%" aria-hidden="true" focusable="false">${!ends && line(source, piece === 'gap' ? 'gap' : 'line')}${line(intercom, piece === 'gap' ? 'gap' : 'line', ends ? String(middle) : '100%')}${inside[piece]()}</svg>`
}
