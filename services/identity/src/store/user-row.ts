import { EntitySchema } from 'typeorm'

/** A user as stored: what tells something about the person is sealed with the user's own key. */
export interface UserRow {
  id: string
  /** Blind index of the normalised login. */
  loginIndex: Buffer
  sealedLogin: Buffer
  sealedDisplayName: Buffer
  sealedEmail: Buffer
  roles: string[]
  disabled: boolean
  /** argon2id in PHC format. */
  passwordHash: string
  /** Set while the password is a one-time password: it must be changed, and works until then. */
  oneTimeUntil: Date | null
  sealedTotpSecret: Buffer | null
  /** Time step of the last accepted code: a code is good once. */
  lastTotpStep: number | null
  failures: Date[]
  lockedUntil: Date | null
  createdAt: Date
  etag: string
}

export const userTable = new EntitySchema<UserRow>({
  name: 'user',
  tableName: 'app_user',
  columns: {
    id: { type: 'uuid', primary: true },
    loginIndex: { type: 'bytea', name: 'login_index' },
    sealedLogin: { type: 'bytea', name: 'sealed_login' },
    sealedDisplayName: { type: 'bytea', name: 'sealed_display_name' },
    sealedEmail: { type: 'bytea', name: 'sealed_email' },
    roles: { type: 'text', array: true },
    disabled: { type: 'boolean' },
    passwordHash: { type: 'text', name: 'password_hash' },
    oneTimeUntil: { type: 'timestamptz', name: 'one_time_until', nullable: true },
    sealedTotpSecret: { type: 'bytea', name: 'sealed_totp_secret', nullable: true },
    lastTotpStep: { type: 'integer', name: 'last_totp_step', nullable: true },
    failures: { type: 'timestamptz', array: true },
    lockedUntil: { type: 'timestamptz', name: 'locked_until', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    etag: { type: 'uuid' },
  },
})
