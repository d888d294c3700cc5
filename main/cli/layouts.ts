/** Layouts of real datasets, as the contract names them. */
export const LAYOUTS = ['auto', 'folder', 'ecu', 'hgr', 'sfa', 'abdomen', 'pratheepan'] as const;
