export const isPhase4Built = () => false
