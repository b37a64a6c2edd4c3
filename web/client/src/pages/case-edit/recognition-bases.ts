/** Bases for recognition and enforcement under Article 20(1) of the Convention. */
export const recognitionBases = ['20-1-a', '20-1-b', '20-1-c', '20-1-d', '20-1-e', '20-1-f'] as const
