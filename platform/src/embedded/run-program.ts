import { spawn } from 'node:child_process'
import type { OsUser } from './os-user.ts'

/** Runs a program to its end in a folder that its account may read; an error says what the program printed. */
export function runProgram(program: string, args: string[], cwd: string, user: OsUser | undefined): Promise<void> {
  const child = spawn(program, args, { cwd, ...user, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => said.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ended with ${code}: ${Buffer.concat(said)}`))
    })
  })
}
