# E-post. Den sier bare at noe har skjedd: ingenting om barnet, kommunen, regionen eller fristen.
epost-emne = Ny hendelse i bistandsplikt
epost-tekst = Det er en ny hendelse i sak { $sak }. Logg inn for å se den: { $adresse }
