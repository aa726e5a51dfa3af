# E-post. Han seier berre at noko har skjedd: ingenting om barnet, kommunen, regionen eller fristen.
epost-emne = Ny hending i bistandsplikt
epost-tekst = Det er ei ny hending i sak { $sak }. Logg inn for å sjå henne: { $adresse }
