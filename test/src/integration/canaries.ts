import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readPaper, type Scenario } from '@sustento/embedded/demo/scenario'
import { presentRunFolder } from '@sustento/platform/testing/run-folder'

// What is told about people in the scenario, replaced by words that stand nowhere else. All of them hold one part, so
// that a search for it finds every one.

/** The part of every canary word. */
export const canary = 'uorvexil'

const replaced: [told: string, canary: string][] = [
  ['Duarte Vilaverde', 'Quorvexilan'],
  ['Helena', 'Quorvexila'],
  ['Vilaverde Lambrecht', 'Quorvexilan Quorvexilbrecht'],
  ['Tomé', 'Quorvexilo'],
  ['Lambrecht', 'Quorvexilbrecht'],
  ['Bastien', 'Quorvexilien'],
  ['Setúbal', 'Quorvexilubal'],
  ['Dinant', 'Quorvexilant'],
  ['PT-DEMO-0001', 'PT-QUORVEXIL-0001'],
  ['enfermeira', 'quorvexileira'],
  ['chauffagiste', 'quorvexiliste'],
  ['Rua das Amoreiras 8', 'Rua Quorvexil 8'],
  ['Chaussée de l’Exemple 112', 'Chaussée Quorvexil 112'],
  ['empresa de aquecimento', 'empresa Quorvexil'],
  ['helena.vilaverde@mail.example', 'quorvexila@mail.example'],
  ['Banco Exemplo', 'Banco Quorvexil'],
  ['Sentença de', 'Sentença Quorvexilan de'],
  ['Le dossier est complet', 'Le dossier Quorvexilan est complet'],
]

/** Values that cannot be words: an account, a telephone number. */
export const numbers = ['PT50000201231234567890154', '210 000 100']

/** The scenario told of canaries: parties, addresses, the court's extract, titles and contents of papers, free text. */
export async function withCanaries(scenario: Scenario): Promise<Scenario> {
  const folder = await mkdtemp(join(presentRunFolder(), 'papers-'))
  const keep = async (name: string, content: string) => {
    await writeFile(join(folder, name), content)
    return pathToFileURL(join(folder, name)).href
  }
  const told = JSON.parse(replaceAll(JSON.stringify(scenario))) as Scenario
  const extract = replaceAll(readPaper(scenario.extract ?? '').toString())
  const paper = { ...told.documents[0], kind: 'arrears', title: 'Décompte Quorvexil', language: 'fr' }
  const content = await keep('arrears.pdf', '%PDF-1.7\n% Quorvexilan doit 7 700 euros à Quorvexila.\n')
  return {
    ...told,
    extract: await keep('extract.xml', extract),
    documents: [...told.documents, { ...paper, file: content }],
  }
}

function replaceAll(text: string): string {
  return replaced.reduce((sum, [told, word]) => sum.replaceAll(told, word), text)
}
