import { coverageOf } from '../../domain/coverage.ts'
import type { Command } from '../command.ts'
import { status } from '../io.ts'

/** Form by language: how many of its words are official, working translations or missing. */
export const coverage: Command = {
  usage: 'coverage',
  options: [],
  positionals: 0,
  async run({ catalogue }, _, io) {
    const languages = [...catalogue.languages.keys()].sort()
    const rows = [...catalogue.forms.values()]
      .map(({ model, labels }) => ({ id: model.form.id, cells: languages.map((l) => coverageOf(labels, l)) }))
      .sort((a, b) => a.id.localeCompare(b.id, 'en'))
    const cell = ({ official, working, missing }: ReturnType<typeof coverageOf>): string =>
      `${official}/${working}/${missing}`
    const widths = [...languages.map((_, i) => Math.max(3, ...rows.map((r) => cell(r.cells[i] ?? none).length)))]
    const first = Math.max(...rows.map((r) => r.id.length))
    const line = (head: string, cells: readonly string[]): string =>
      `${[head.padEnd(first), ...cells.map((c, i) => c.padStart(widths[i] ?? 0))].join('  ')}\n`
    io.out.write(line('official/working/missing', languages))
    for (const { id, cells } of rows) io.out.write(line(id, cells.map(cell)))
    const sum = (key: 'official' | 'working' | 'missing', i: number): number =>
      rows.reduce((n, r) => n + (r.cells[i]?.[key] ?? 0), 0)
    const totals = languages.map((_, i) => ({
      official: sum('official', i),
      working: sum('working', i),
      missing: sum('missing', i),
    }))
    io.out.write(line('all', totals.map(cell)))
    return status.ok
  },
}

const none = { official: 0, working: 0, missing: 0 }
