// The arrows of the design: transport -> usecases -> domain, usecases -> store -> domain; services know platform and the
// contract, never each other. Rules match package names and paths, so they hold before and after a build.
const service = (n) => `^(services/${n}/|node_modules/@sustento/${n}/|@sustento/${n}/)`
const names = ['cases', 'forms', 'messaging', 'stats', 'identity']

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other. The nodes of a form draw each other: a form is a tree.',
      severity: 'error',
      from: { pathNot: '/gen/|^web/client/src/pages/form/nodes/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...names.map((n) => ({
      name: `services-never-import-${n}`,
      severity: 'error',
      from: { path: '^(services|platform|web)/', pathNot: `^services/${n}/` },
      to: { path: service(n) },
    })),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '[.]test[.]ts$' },
      to: {
        pathNot:
          '^services/[^/]+/src/domain/|/platform/(src|dist)/(errors|refused|reasons|clock)[.]|@sustento/platform/(errors|refused|reasons|clock)|^temporal-polyfill|node_modules/(temporal-polyfill|temporal-utils|zod|ibantools)/|^zod$|^ibantools$',
      },
    },
    {
      name: 'store-knows-only-domain',
      severity: 'error',
      from: { path: '^services/[^/]+/src/store/' },
      to: { path: '^services/[^/]+/src/(usecases|transport)/' },
    },
    {
      name: 'usecases-never-know-transport',
      severity: 'error',
      from: { path: '^services/[^/]+/src/usecases/', pathNot: '[.]test[.]ts$' },
      to: { path: '^services/[^/]+/src/transport/' },
    },
    {
      name: 'platform-has-no-domain',
      severity: 'error',
      from: { path: '^platform/' },
      to: { path: '^(services|web|deploy|test)/|@sustento/(?!platform)' },
    },
    {
      name: 'client-stays-in-the-browser',
      severity: 'error',
      from: { path: '^web/client/src/' },
      to: { path: '^(platform|services|web/server|deploy|test)/|@sustento/' },
    },
    {
      name: 'kafka-behind-the-bus',
      severity: 'error',
      from: { pathNot: '^platform/src/bus/' },
      to: { path: 'kafkajs' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/|/dist-types/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
