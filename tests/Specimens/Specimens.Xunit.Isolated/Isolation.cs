[assembly: Isolation.Isolated]
