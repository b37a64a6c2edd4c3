import type { Answer, Value } from '../domain/answers.ts'
import type { FormModel } from '../domain/model.ts'
import type { Slot } from '../domain/slots.ts'

const codes: Readonly<Record<string, string>> = {
  memberState: 'BE',
  country: 'NO',
  currency: 'EUR',
  iban: 'PT50000201231234567890154',
  bic: 'BESCPTPL',
}

/** An answer to every slot of a form, each text different, in two blocks of each repeat: nothing may be left out. */
export function fullAnswers(model: FormModel): Answer[] {
  let count = 0
  return model.slots.flatMap((slot) => {
    const blocks = slot.pattern.includes('[]') ? [0, 1] : [0]
    return blocks.map((block): Answer => {
      count += 1
      return { path: slot.pattern.replaceAll('[]', `[${block}]`), value: valueOfSlot(slot, count) }
    })
  })
}

function valueOfSlot(slot: Slot, count: number): Value {
  switch (slot.kind) {
    case 'text':
      return { kind: 'text', text: codes[slot.type] ?? `Wert-${count}` }
    case 'ticked':
      return { kind: 'ticked', ticked: true }
    case 'choices':
      return {
        kind: 'choices',
        choices: slot.type === 'choice' ? [slot.options[0] ?? ''] : [...slot.options],
      }
    case 'date':
      return { kind: 'date', date: `19${10 + (count % 80)}-0${1 + (count % 9)}-17` }
    case 'number':
      return { kind: 'number', number: `${count}.75` }
  }
}
