import { setFlagsFromString } from 'node:v8'

/**
 * Imported first by every program that runs an access point. V8 frees the buffers that pass through with a message when it
 * collects its young generation, which by itself grows to 32 MiB and more: by then a large message has left hundreds of
 * megabytes behind, and everything is collected at once, by the much slower collection of the whole heap. A young
 * generation that does not grow is collected often, in less than a millisecond. Set from within, as node's own
 * `--max-semi-space-size` would have to stand in every command line.
 *
 * The whole heap is collected when it has doubled. Left to itself V8 collected that of a sender of small messages late, and
 * that of whoever passes many buffers on too often (measured: a fifth of the time of a message of 1 MB).
 */
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=100')
