import type { Json } from '@sustento/embedded/demo/caseworker'
import type { Answer } from '@sustento/forms/domain/answers'

/** An answer as the REST doors take it. */
export function answerJson({ path, value }: Answer): Json {
  switch (value.kind) {
    case 'text':
      return { path, text: value.text }
    case 'ticked':
      return { path, ticked: value.ticked }
    case 'number':
      return { path, number: value.number }
    case 'choices':
      return { path, choices: { ids: value.choices } }
    case 'date': {
      const [year, month, day] = value.date.split('-').map(Number)
      return { path, date: { year, month, day } }
    }
  }
}
