import { describe, expect, test } from '@jest/globals'
import { fromBER, Sequence } from 'asn1js'
import { openKeyPair } from './open-key-pair.ts'
import { isPkcs12, openPkcs12 } from './pkcs12.ts'

// Keys of nobody, made for this test; the password is "secret".

/** `openssl pkcs12 -export` of OpenSSL 3: an Ed25519 key with its certificate. */
const byOpenssl =
  'MIIDdgIBAzCCAywGCSqGSIb3DQEHAaCCAx0EggMZMIIDFTCCAiIGCSqGSIb3DQEHBqCCAhMwggIPAgEAMIICCAYJKoZIhvcNAQcBMFcGCSqGSIb3DQEF' +
  'DTBKMCkGCSqGSIb3DQEFDDAcBAiIG6I2Fn5gXAICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEE9VQxC3o1TiknPlUNBaX1yAggGgCNQA1QGC' +
  'O2zIYqKWl/M+06K8Kl2/hYiI4AJbUsNvdhNk7/rtDp1ApKJjtb4JXyZn+pJucJRkhF3mXWOzKenBUmxMEKknOMcTfAlZ9KKsMKUArhXMhecjphfZAafo' +
  'JFWotrDpD0pR9Otr8d358TGQS7U/6pUuh4oulbhAUhwsw+4lF15chWrPXW31prcEnvRpJzgaO5wHC1HbMQzgFP6UQTkMtRRcQ1qMVzs5zBVLU5QqzsIR' +
  'tsiWVHaS8MIJjnQxZ2vNnYoFubwHETFoFSQFh9C2Wl+8mfTb4Dukc+8F0/9XPVb9c43ldpo7MrsApu9jGdwJLmin4NbrHBF7PEUwlmVN9GvWWWhmhfAF' +
  'yvHFGOMTxMLG4S3OllCbO0SMgJhL4lJQ9cRE1QIjBz0O9L0/UMePBSPymPuIf0AlzVbP6wjOW5+oIOiebIAxkCChgrv6vZvrycCnOK7GYtWgEIMko09C' +
  'CGvwBI24dQ6E64V8qaFE4I+vvt3mCFQeb8omKdmZRnmLXBEXXRbYR+rl2ucs43mxYZpJ3YDIEupNLg0gRI0wgewGCSqGSIb3DQEHAaCB3gSB2zCB2DCB' +
  '1QYLKoZIhvcNAQwKAQKggZ4wgZswVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECJHbzdPxV1NnAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFl' +
  'AwQBKgQQcFEfIM8zwW/4JZJHqT3oNQRAH4vxDQADpxH1IZANRPw35tGyinEIL/nT+W5NiHwB5YiLsjOxPE3n+cu28MEm8Lpmkl4iF+eGk5PQzKsd1bZ+' +
  'DjElMCMGCSqGSIb3DQEJFTEWBBRHcequgL+9mTCLVkt7ms7PiwxSMjBBMDEwDQYJYIZIAWUDBAIBBQAEIIE9EkKc8jXG2xPR2vnbEKr5F8UYO81jEG3I' +
  's5CUmjAaBAjlQUO82Qd72QICCAA='

/** `keytool -importkeystore` of JDK 17: a P-256 key with its certificate. */
const byKeytool =
  'MIIEXwIBAzCCBAkGCSqGSIb3DQEHAaCCA/oEggP2MIID8jCCAWkGCSqGSIb3DQEHAaCCAVoEggFWMIIBUjCCAU4GCyqGSIb3DQEMCgECoIH+MIH7MGYG' +
  'CSqGSIb3DQEFDTBZMDgGCSqGSIb3DQEFDDArBBTZTR7sMXlgCtjyrTouxDh7rMnpsQICJxACASAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEDiH' +
  'FjQaUYcrRsliULVpo8MEgZC4523/vO5TBpEwrRTZ4dsLUgyhWsqPiwtx9kWjoXP6KCBI1BPuSs+IYeKYqJvdHoN4JwP4RVsLMTNiym+/YRQWb4rbTp0T' +
  'hsVLD7k9XGN9zS2ZnLhWZGfGtzxMt1irin910I3HQrDUlNV0VlCCWOIuYDy2gztz5S2vzmc+0gg/mJEo1V43R+UcVIAK48JYfTkxPjAZBgkqhkiG9w0B' +
  'CRQxDB4KAGEAbABwAGgAYTAhBgkqhkiG9w0BCRUxFAQSVGltZSAxNzk1MzU4NDQ3NjAzMIICgQYJKoZIhvcNAQcGoIICcjCCAm4CAQAwggJnBgkqhkiG' +
  '9w0BBwEwZgYJKoZIhvcNAQUNMFkwOAYJKoZIhvcNAQUMMCsEFJG67R9g9hCe14BLq5XtxTFqdyLQAgInEAIBIDAMBggqhkiG9w0CCQUAMB0GCWCGSAFl' +
  'AwQBKgQQGz4eBHDO/+94xgrFj7UFEICCAfBRk0ussT92hAamfKdkMP8oyfpvocdcVs2h2eodrMiu8163r7wagkpUrk9fpNrROZy5etUabhQugWOCrTI9' +
  '9M4RXBMgrO9GSpOfSfczJMI1k11KfaoWoLSPk1tBW1kmyLvX4kJ/Dme7XmrFK20vnc2O4PtThP5PaVO9NnV1gJ1Aa3Y+yc01tIlNOVWwLFbH/I6m3cyx' +
  'sUzvTRLB5BLu6NmU1DtOA70ZNiRORYdGB3l6UoT7uiHlJF2/3pDdCDirjMCQRIzPccViD2FrE0WDgpu8+TOInBrhznXv3iLayP+OqC9zQLz9brqj1glX' +
  'O8iGZAO3d8zLpbO94L12c2jPocnpr9NticLJF5CN2ldnH7+bo+YMn8HlRIqzq0rwHVfYaejOyn/wHBDtnHXyB2S11veqIzFGycPyh+6CLqfU3JzgdjMh' +
  'i2UH4Ryymt7zhBGInA9SeU176YK38Cn4fNqm25IsHy/K7wuokHMLNH75UqB+57aJrhUiVPqNspWKplb4OBdr781m2t7r3KPQdCs/X6ZOUPMAnK1Ixwu0' +
  'UqBeRchXe5zLJn5J+Bs1s0KobNe8T3qk2wPjMJED9wlERujdH8tdI8UnbwNaODXVijexzv74Ra0y4xJgH3HELsN//rOwTuKcbaW2bIQZlpLiOTSaJ6PH' +
  'ME0wMTANBglghkgBZQMEAgEFAAQgCgUkFQObiIUggN+ZdPgw1OXkP1yaTISBrzklhgECZ/8EFFaSdPGXkWVQ/hfoDY/Lt1offhXpAgInEA=='

/** `openssl pkcs12 -export -legacy`: the certificate under RC2 with 40 bits, the key under Triple DES. */
const old =
  'MIIC3gIBAzCCAqQGCSqGSIb3DQEHAaCCApUEggKRMIICjTCCAd8GCSqGSIb3DQEHBqCCAdAwggHMAgEAMIIBxQYJKoZIhvcNAQcBMBwGCiqGSIb3DQEM' +
  'AQYwDgQIYQ9G/Oucp6sCAggAgIIBmAMEdf5VfsXtzxWjGr1Fa2stt7gHSgm5svodX059L1XAwStRt3z1msKk7xumT+yOLlX1/7QZalUne5nmIIxifUXN' +
  'yD8sSlNfATsU2VJch6B5oZZNcV0VGap+Sgu1+hrbF/Q+yOSlJ79zC7RqowC/IoVkj6yWqHqBHmzWZstvkQpcEy/mDWb6sSxYcqR+iqyhOXHmP2gLoanm' +
  'CiOPJcy1aFZG3xXV7YLxdsUw0M0KcUntOrxXrQs3OpVzuKdYx2UcNwON2C5ff/JFUokU+N+u4Cuw8xAKBSjKIdLdPK1dEv7gY3JNIEV0DFbG1U8iOdtO' +
  'TURRfUpCPHoRrsE9N8y1CaBUhjeyABjR537mVNadBk/Kn87As0soSknpPHT0eCSL+IdTshvyhf6U560iTQ3DcNW6fXv31u5zQAo7m4StjCursK7Fl2Sk' +
  'yTOKp7yRkUGQ58WvXJWsejxDQ/2BJdVxMZ39l8QEPw/lnoScjwo9hO1ah3+TAJ503mSOXN2Mi3kvopoTQD6M0TZtjzas01Cd5+jZKekPzJV/mzCBpwYJ' +
  'KoZIhvcNAQcBoIGZBIGWMIGTMIGQBgsqhkiG9w0BDAoBAqBaMFgwHAYKKoZIhvcNAQwBAzAOBAgNu0F4y7HXKAICCAAEOMpMyyK3p7WFSW8e9En7CH+w' +
  'XDxIuq4QY5t+5jT2FsSbDzNrFDIiQUHmrHN8J2WmQbieCGyllsMAMSUwIwYJKoZIhvcNAQkVMRYEFEdx6q6Av72ZMItWS3uazs+LDFIyMDEwITAJBgUr' +
  'DgMCGgUABBQw+uez2sYTtGkvXpxl+AHbaPgAZwQIQbn7eEvpavMCAggA'

const bytes = (base64: string) => Buffer.from(base64, 'base64')

/** Without the last element of its sequence, which is the MAC. */
function withoutMac(file: Buffer): Buffer {
  const whole = fromBER(file).result
  if (!(whole instanceof Sequence)) throw new Error('not PKCS#12')
  whole.valueBlock.value.pop()
  return Buffer.from(whole.toBER())
}

describe('a store that cannot be opened', () => {
  test.each([
    ['of Java', Buffer.from('feedfeed00000002', 'hex'), 'KEY_STORE_JKS'],
    ['of Java, another kind', Buffer.from('cececece00000002', 'hex'), 'KEY_STORE_JKS'],
    ['without a MAC', withoutMac(bytes(byOpenssl)), 'PKCS12_WITHOUT_MAC'],
    ['that is damaged', bytes(byOpenssl).subarray(0, 500), 'KEY_UNREADABLE'],
  ])('%s is named', async (_, key, reason) => {
    const opened = openKeyPair({ key, password: 'secret' }, () => true)
    await expect(opened).rejects.toMatchObject({ reason, place: 'key' })
  })

  test('is named where a certificate is looked for', async () => {
    const certificate = withoutMac(bytes(byOpenssl))
    const opened = openKeyPair({ key: bytes(byOpenssl), certificate, password: 'secret' }, () => true)
    await expect(opened).rejects.toMatchObject({ reason: 'PKCS12_WITHOUT_MAC', place: 'certificate' })
  })
})

describe('a PKCS#12 file', () => {
  test.each([
    ['OpenSSL 3', byOpenssl, 'ed25519'],
    ['keytool of JDK 17', byKeytool, 'ec'],
    ['OpenSSL 1', old, 'ed25519'],
  ])('of %s is opened by its password', async (_, file, kind) => {
    const { keys, certificates } = await openPkcs12(bytes(file), 'secret')
    expect(keys.map(({ asymmetricKeyType }) => asymmetricKeyType)).toEqual([kind])
    expect(certificates.map(({ subject }) => subject)).toEqual(['CN=alpha'])
    expect(keys.every((key) => certificates[0]?.checkPrivateKey(key))).toBe(true)
  })

  test('is not opened by another password, nor when it was changed', async () => {
    for (const file of [byOpenssl, old]) {
      await expect(openPkcs12(bytes(file), 'Secret')).rejects.toThrow()
      const changed = bytes(file)
      changed.writeUInt8(changed.readUInt8(300) ^ 1, 300)
      await expect(openPkcs12(changed, 'secret')).rejects.toThrow()
    }
  })

  test('is told from other files', () => {
    for (const file of [byOpenssl, byKeytool, old]) expect(isPkcs12(bytes(file))).toBe(true)
    expect(isPkcs12(Buffer.from('-----BEGIN PRIVATE KEY-----'))).toBe(false)
    expect(isPkcs12(Buffer.alloc(0))).toBe(false)
  })
})
