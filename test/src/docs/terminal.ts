import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The shell of somebody who types the commands of a page: variables stay from one to the next. */
export interface Terminal {
  /** Types a command and gives what it prints. */
  run(command: string): Promise<string>
  close(): Promise<void>
}

/** What `curl` does besides: it is quiet, asks no proxy, and says status and media type in a line of their own. */
const curlrc = 'silent\nshow-error\nnoproxy = "*"\nwrite-out = "\\n%{http_code} %{content_type}\\n"\n'

/** Opens a shell in a folder. */
export async function openTerminal(folder: string): Promise<Terminal> {
  await writeFile(join(folder, '.curlrc'), curlrc)
  const shell = spawn('sh', { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(shell, 'exit')
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]()
  const run = async (command: string) => {
    const end = randomUUID()
    shell.stdin.write(`${command}\necho ${end}\n`)
    const printed: string[] = []
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error('the shell ended')
      if (value === end) return printed.join('\n')
      printed.push(value)
    }
  }
  await run(`export CURL_HOME='${folder}'`)
  return {
    run,
    async close() {
      shell.stdin.end()
      await ended
    },
  }
}

/** What `curl` printed in a terminal. */
export interface CurlAnswer {
  status: number
  mediaType: string
  body: unknown
}

/** Reads what `curl` printed in a terminal. */
export function curlAnswer(printed: string): CurlAnswer {
  const last = printed.lastIndexOf('\n')
  const [status = '', mediaType = ''] = printed.slice(last + 1).split(/[ ;]+/)
  return { status: Number(status), mediaType, body: JSON.parse(printed.slice(0, last)) }
}
